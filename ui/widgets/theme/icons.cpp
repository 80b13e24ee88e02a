#include "ui/widgets/theme/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace foramen::theme {

namespace {

/// Paints an SVG of the family in one colour, at any scale of the screen.
class TintedIcon : public QIconEngine {
public:
    TintedIcon(const QString& file, Token token)
        : m_source(file)
        , m_token(token)
    {
    }

    TintedIcon(const QString& file, QColor color)
        : m_source(file)
        , m_color(color)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap picture = tinted(rect.size() * ratio, mode);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(size, mode);
    }

    QIconEngine* clone() const override { return new TintedIcon(*this); }

private:
    QPixmap tinted(const QSize& size, QIcon::Mode mode) const
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        m_source.paint(&painter, picture.rect());
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        QColor color = m_token ? colors().*m_token : m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.35F);
        painter.fillRect(picture.rect(), color);
        return picture;
    }

    QIcon m_source;
    Token m_token = nullptr; ///< where null, m_color
    QColor m_color;
};

QString iconFile(const QString& name)
{
    return QStringLiteral(":/foramen/icons/%1.svg").arg(name);
}

} // namespace

QIcon icon(const QString& name, Token token)
{
    return QIcon(new TintedIcon(iconFile(name), token));
}

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new TintedIcon(iconFile(name), color));
}

} // namespace foramen::theme
