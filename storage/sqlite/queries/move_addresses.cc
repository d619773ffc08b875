#include "storage/sqlite/queries/move_addresses.h"

#include <algorithm>

#include "core/casework/events.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

bool IsMove(const ChronologyRow& row) { return row.type == events::kMoved || row.type == events::kMovePlanned; }

// Every alert that any of their records was ever given, ended or not.
constexpr char kEverSecret[] =
    "SELECT 1 FROM entry_person p CROSS JOIN entry e ON e.position = p.position CROSS JOIN event_payload v ON"
    " v.position = p.position WHERE p.root = :root AND e.kind = 'person' AND e.type = 'person.alert-added'"
    " AND json_extract(v.payload, '$.code') = 'address-secret' LIMIT 1";

std::string InOneLine(const Document& from) {
  std::string line = from["address"].Text();
  for (std::size_t at; (at = line.find('\n')) != std::string::npos;) line.replace(at, 1, ", ");
  const std::string postcode = from["postcode"].Text();
  if (!postcode.empty()) line += (line.empty() ? "" : ", ") + postcode;
  return line.empty() ? "not known" : line;
}

}  // namespace

void AddMoveAddresses(Connection& db, std::int64_t root, std::vector<ChronologyRow>& rows) {
  if (std::none_of(rows.begin(), rows.end(), IsMove)) return;
  auto ever = db.Prepare(kEverSecret);
  const bool secret = ever.Bind(":root", root).Step();
  for (auto& row : rows) {
    if (!IsMove(row)) continue;
    std::string words = "Address kept secret";
    if (!secret) {
      auto find = db.Prepare("SELECT payload FROM event_payload WHERE position = :at AND payload IS NOT NULL");
      if (!find.Bind(":at", row.position).Step()) continue;
      const Document move = DocumentOf(find.Text(0));
      words = "From " + InOneLine(move["before"]) + " to " + InOneLine(move);
    }
    row.text += (row.text.empty() ? "" : ". ") + words;
  }
}

}  // namespace caseway::storage
