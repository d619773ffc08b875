// What a page knew of a draft when it was made, and which page it was, in the one number that a save carries
// (DraftDelta::base).
//
//   const std::int64_t base = DraftBaseOf(7, "4f2a-...");    // made at revision 7
//   BaseRevision(base) -> 7
//   IsOfSamePage(base, other)                                // saves of one page follow each other
//
// One person may have a form open in two windows: the author alone does not say whether a text was seen. A plain
// revision names no page and is like none. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace caseway {

inline constexpr int kDraftRevisionBits = 40;

inline std::int64_t BaseRevision(std::int64_t base) { return base & ((std::int64_t{1} << kDraftRevisionBits) - 1); }

// `page` is any name of its own; "" for a page that is not known. Two names are told apart by 23 bits.
inline std::int64_t DraftBaseOf(std::int64_t revision, std::string_view page) {
  std::uint64_t mark = 14695981039346656037U;  // FNV-1a
  for (const char c : page) mark = (mark ^ static_cast<unsigned char>(c)) * 1099511628211U;
  mark = page.empty() ? 0 : (mark ^ (mark >> 32U)) % 8'388'607U + 1;
  return static_cast<std::int64_t>(mark << kDraftRevisionBits) | BaseRevision(revision);
}

inline bool IsOfSamePage(std::int64_t base, std::int64_t other) {
  const std::int64_t page = base >> kDraftRevisionBits;
  return page != 0 && page == other >> kDraftRevisionBits;
}

}  // namespace caseway
