#include "core/report/dicom_objects/object_attributes.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <utility>

namespace foramen {

ObjectAttributes::ObjectAttributes(DcmItem& item)
    : ObjectAttributes(item, std::make_shared<std::string>())
{
}

ObjectAttributes::ObjectAttributes(DcmItem& item, std::shared_ptr<std::string> shared)
    : m_item(&item)
    , m_failure(std::move(shared))
{
}

void ObjectAttributes::note(const OFCondition& condition)
{
    if (condition.bad() && m_failure->empty())
        *m_failure = condition.text();
}

void ObjectAttributes::text(const DcmTagKey& key, const std::string& value)
{
    note(m_item->putAndInsertString(key, value.c_str()));
}

void ObjectAttributes::decimals(const DcmTagKey& key, std::initializer_list<double> values)
{
    std::string joined;
    for (const double value : values) // at most 16 characters each
        joined += fmt::format("{}{:.9g}", joined.empty() ? "" : "\\", value + 0.0);
    text(key, joined);
}

void ObjectAttributes::word(const DcmTagKey& key, int value)
{
    note(m_item->putAndInsertUint16(key, static_cast<Uint16>(value)));
}

void ObjectAttributes::count(const DcmTagKey& key, std::uint32_t value)
{
    note(m_item->putAndInsertUint32(key, value));
}

void ObjectAttributes::longs(const DcmTagKey& key, std::initializer_list<std::int32_t> values)
{
    const std::vector<Sint32> copied(values.begin(), values.end());
    auto element = std::make_unique<DcmSignedLong>(DcmTag(key, EVR_SL));
    note(element->putSint32Array(copied.data(), static_cast<unsigned long>(copied.size())));
    const OFCondition inserted = m_item->insert(element.get(), OFTrue);
    if (inserted.good())
        static_cast<void>(element.release()); // the item owns it
    note(inserted);
}

void ObjectAttributes::points(const DcmTagKey& key, const std::vector<ImagePoint>& values)
{
    std::vector<Float32> numbers;
    for (const ImagePoint& point : values) {
        numbers.push_back(static_cast<Float32>(point.column));
        numbers.push_back(static_cast<Float32>(point.row));
    }
    note(m_item->putAndInsertFloat32Array(key, numbers.data(),
                                          static_cast<unsigned long>(numbers.size())));
}

void ObjectAttributes::bytes(const DcmTagKey& key, std::string_view values)
{
    std::vector<Uint8> padded(values.begin(), values.end());
    if (padded.size() % 2 != 0)
        padded.push_back(0);
    note(m_item->putAndInsertUint8Array(key, padded.data(),
                                        static_cast<unsigned long>(padded.size())));
}

ObjectAttributes ObjectAttributes::item(const DcmTagKey& sequence)
{
    constexpr long append = -2; // behind the last item
    DcmItem* made = nullptr;
    note(m_item->findOrCreateSequenceItem(sequence, made, append));
    return {made ? *made : *m_item, m_failure};
}

} // namespace foramen
