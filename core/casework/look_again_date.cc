#include "core/casework/look_again_date.h"

#include "core/pathway/dates.h"

namespace caseway::casework {
namespace {

constexpr char kByHand[] = "by_hand";

// The date of that kind: the one the worklists have, or the one beside it.
const Document& DateOf(const CaseRow& row, DueKind kind) {
  static const Document none;
  for (const Document* due : {&row.due.Read(), &row.due["beside"]}) {
    if ((*due)["kind"].Text() == DueKindName(kind)) return *due;
  }
  return none;
}

std::optional<Due> Read(const Document& document) {
  auto due = Due::FromDocument(document);
  return due ? std::optional(*std::move(due)) : std::nullopt;
}

}  // namespace

std::optional<Due> LookAgainOf(const CaseRow& row) { return Read(DateOf(row, DueKind::kLookAgain)); }

bool IsByHand(const CaseRow& row) { return DateOf(row, DueKind::kLookAgain)[kByHand].Truth(); }

Document MovedByHand(const CaseRow& row, const Due& due) {
  const auto limit = Read(DateOf(row, DueKind::kLimit));
  Document moved = (limit ? pathway::EarlierOf(*limit, due) : due).ToDocument();
  if (moved["kind"].Text() == DueKindName(DueKind::kLookAgain)) return moved.Set(kByHand, true);
  Document beside = moved["beside"];
  return moved.Set("beside", std::move(beside.Set(kByHand, true)));
}

}  // namespace caseway::casework
