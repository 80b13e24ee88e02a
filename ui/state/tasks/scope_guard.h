#pragma once

#include <functional>
#include <utility>

namespace foramen {

/// Calls a function when it is destroyed: the owner of the guard owns the work that the function
/// ends.
class ScopeGuard {
public:
    ScopeGuard() = default;
    explicit ScopeGuard(std::function<void()> atEnd)
        : m_atEnd(std::move(atEnd))
    {
    }
    ~ScopeGuard()
    {
        if (m_atEnd)
            m_atEnd();
    }
    ScopeGuard(ScopeGuard&& other) noexcept
        : m_atEnd(std::exchange(other.m_atEnd, nullptr))
    {
    }
    ScopeGuard& operator=(ScopeGuard&& other) noexcept
    {
        const ScopeGuard before(std::exchange(m_atEnd, std::exchange(other.m_atEnd, nullptr)));
        return *this;
    }
    ScopeGuard(const ScopeGuard&) = delete;
    ScopeGuard& operator=(const ScopeGuard&) = delete;

private:
    std::function<void()> m_atEnd;
};

} // namespace foramen
