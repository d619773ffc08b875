// Ids: one 64-bit type for each kind of thing, so that a case is never taken for a person.
//
// An id is made once, never changes and never says how many there are: people see a Reference (core/reference.h).
// 0 is "none". Threads: values.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace caseway {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using PersonId = Id<struct PersonTag>;
using ContactId = Id<struct ContactTag>;
using CaseId = Id<struct CaseTag>;
using NoteId = Id<struct NoteTag>;
using FormId = Id<struct FormTag>;  // one form filled in for one case; it has versions
using AttachmentId = Id<struct AttachmentTag>;
using LetterId = Id<struct LetterTag>;
using UserId = Id<struct UserTag>;  // a staff account
using TeamId = Id<struct TeamTag>;  // a team, which is also a queue
using ImportExceptionId = Id<struct ImportExceptionTag>;

}  // namespace caseway

template <class Tag>
struct std::hash<caseway::Id<Tag>> {
  std::size_t operator()(caseway::Id<Tag> id) const noexcept { return std::hash<std::int64_t>()(id.value); }
};
