// What people see and say instead of an id: eight letters and digits and a check character, "7K3Q-F2M9-X".
//
//   Reference(CaseId{41})            -> "…", always the same for 41, unlike that of 40
//   ParseReference("7k3q f2m9 x")    -> the id again; case, spaces and hyphens do not matter, O reads as 0, I and L as
//   1 ParseReference("7K3Q-F2M9-Y")    -> kInvalidInput: one wrong or two swapped characters are always caught
//
// The alphabet is Crockford's base 32 (no I, L, O, U); the check character is modulo 37 with *, ~, $, = and U added.
// Ids up to 2^40 - 1. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/result.h"

namespace caseway {

std::string ReferenceOf(std::int64_t id);
// Errors: kInvalidInput with a sentence that says whether it is too short, too long or mistyped.
Result<std::int64_t> ParseReference(std::string_view text);

template <class Tag>
std::string Reference(Id<Tag> id) {
  return ReferenceOf(id.value);
}

// The form used in addresses of pages: lower case, no hyphens.
std::string PathReferenceOf(std::int64_t id);
template <class Tag>
std::string PathReference(Id<Tag> id) {
  return PathReferenceOf(id.value);
}

}  // namespace caseway
