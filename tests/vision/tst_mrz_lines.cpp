#include <QTest>
class T : public QObject {
Q_OBJECT
};
QTEST_GUILESS_MAIN(T)
#include "tst_mrz_lines.moc"
