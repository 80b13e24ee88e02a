#include "ui/state/editing/comment_typing.h"

#include "ui/state/editing/assessment_editing.h"
#include "ui/state/study/current_study.h"

#include <utility>

namespace foramen {

namespace {

constexpr int kTypingRestMs = 300;

} // namespace

CommentTyping::CommentTyping(CurrentStudy& current, AssessmentEditing& editing, QObject* parent)
    : QObject(parent)
    , m_editing(editing)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kTypingRestMs);
    connect(&m_rest, &QTimer::timeout, this, &CommentTyping::save);
    connect(&current, &CurrentStudy::closing, this, &CommentTyping::save);
}

void CommentTyping::type(Site site, const QString& text)
{
    if (m_typed && m_typed->site != site)
        save();
    m_typed = Typed{site, text};
    m_rest.start();
}

void CommentTyping::save()
{
    m_rest.stop();
    if (const auto typed = std::exchange(m_typed, std::nullopt))
        m_editing.setComment(typed->site, typed->text.trimmed());
}

} // namespace foramen
