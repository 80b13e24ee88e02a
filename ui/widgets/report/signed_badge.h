#pragma once

#include <QToolButton>

namespace foramen {

class ReportSigning;

/// Button that says at a glance that the open study is signed, or is being corrected; hidden
/// otherwise. Its tooltip has the whole state.
class SignedBadge : public QToolButton {
    Q_OBJECT

public:
    explicit SignedBadge(const ReportSigning& signing, QWidget* parent = nullptr);

private:
    void refresh();

    const ReportSigning& m_signing;
};

} // namespace foramen
