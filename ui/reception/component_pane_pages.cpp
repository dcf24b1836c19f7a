#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/reception/component_list.h"
#include "ui/reception/component_pane.h"
#include "ui/reception/page_editor.h"
#include "ui/reception/paper_source.h"
#include "ui/settings/ui_settings.h"

#include <QFileInfo>

#include <algorithm>

// Pages of a paper: from camera, scanner or folder, and put in order.
namespace motcua::ui::reception {

using services::PaperFile;

void ComponentPane::capture()
{
    const domain::Component* component = m_list.current();
    if (component == nullptr)
        return;
    m_error->hide();
    Q_EMIT cameraWanted();
    auto* source = new PaperSource(component->name, m_desk.station, m_desk.settings, window());
    connect(source, &PaperSource::given, this, [this, key = component->key](const QList<QByteArray>& pages, const QStringList& files) { takePages(key, pages, files); });
    source->setWindowModality(Qt::WindowModal);
    source->show(PaperSource::Kind(std::clamp(m_desk.settings.paperSource(), 0, 2)));
}

void ComponentPane::takePages(const QString& key, const QList<QByteArray>& pages, const QStringList& files)
{
    if (pages.size() == 1 || (!pages.isEmpty() && m_book.joinsPages())) {
        follow(key, tr("The pages"), [this, pages] { return m_book.keepPages(pages); });
    } else { // without the program that joins, each page is a file
        for (const QByteArray& page : pages)
            follow(key, tr("A page"), [this, page] { return m_book.keepPages({page}); });
    }
    for (const QString& path : files)
        follow(key, QFileInfo(path).fileName(), [this, path] { return m_book.keepPaper(path); });
    m_list.setFocus();
}

void ComponentPane::arrange()
{
    const domain::Component* component = m_list.current();
    if (component == nullptr || component->blobs.isEmpty())
        return;
    m_error->hide();
    auto* editor = new PageEditor(m_book, component->name, component->blobs, window());
    connect(editor, &PageEditor::joined, this,
            [this, key = component->key, hashes = component->blobs](const PaperFile& file) { replace(key, hashes, file); });
    editor->open();
}

//! What came while pages were put in order stays behind them.
void ComponentPane::replace(const QString& key, const QStringList& hashes, const PaperFile& file)
{
    const domain::Component* component = m_list.find(key);
    if (component == nullptr)
        return;
    m_known.insert(file.hash, file);
    domain::Component changed = *component;
    QStringList blobs{file.hash};
    for (const QString& hash : component->blobs) {
        if (!hashes.contains(hash) && hash != file.hash)
            blobs.append(hash);
    }
    changed.blobs = blobs;
    changed.received = true;
    m_list.change(changed);
}

} // namespace motcua::ui::reception
