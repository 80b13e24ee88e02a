#pragma once

#include "core/base/patient_space.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class DcmItem;
class DcmTagKey;
class OFCondition;

namespace foramen {

/// Puts attributes into an object, or into one item of a sequence of it, and keeps the first
/// failure of all. The object is to outlive it. For the writers of this folder only.
class ObjectAttributes {
public:
    explicit ObjectAttributes(DcmItem& item);

    /// A text as it is, of any VR of characters; numbers of IS and DS as text, too.
    void text(const DcmTagKey& key, const std::string& value);
    /// Decimal strings.
    void decimals(const DcmTagKey& key, std::initializer_list<double> values);
    /// US.
    void word(const DcmTagKey& key, int value);
    /// UL.
    void count(const DcmTagKey& key, std::uint32_t value);
    /// SL.
    void longs(const DcmTagKey& key, std::initializer_list<std::int32_t> values);
    /// FL: column and row of each point.
    void points(const DcmTagKey& key, const std::vector<ImagePoint>& values);
    /// OB; padded to an even length.
    void bytes(const DcmTagKey& key, std::string_view values);
    /// Appends an item to a sequence.
    [[nodiscard]] ObjectAttributes item(const DcmTagKey& sequence);

    /// Why an attribute could not be put; empty when all could.
    [[nodiscard]] const std::string& failure() const { return *m_failure; }

private:
    ObjectAttributes(DcmItem& item, std::shared_ptr<std::string> shared);
    void note(const OFCondition& condition);

    DcmItem* m_item;
    std::shared_ptr<std::string> m_failure; ///< of the whole object
};

} // namespace foramen
