#include <algorithm>
#include <set>

#include "core/people/matching.h"
#include "core/people/names.h"
#include "storage/sqlite/queries/people_queries.h"
#include "storage/sqlite/queries/person_hits.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

constexpr std::size_t kMostMatches = 10;
constexpr int kMostCandidates = 200;  // compared for one key

constexpr char kByNhsNumber[] = "SELECT root FROM person WHERE nhs_number = :key AND nhs_number <> ''";
constexpr char kByBorn[] = "SELECT root FROM person WHERE born = :key AND born <> '' ORDER BY sort_name";
constexpr char kByPostcode[] = "SELECT root FROM person WHERE postcode = :key AND postcode <> '' ORDER BY sort_name";
constexpr char kByName[] = "SELECT root FROM person_name WHERE token = :key ORDER BY sort_name";
constexpr char kByAddress[] = "SELECT root, id FROM person WHERE address_key = :key AND address_key <> ''";

void Gather(Connection& db, const char* sql, const std::string& key, std::set<std::int64_t>& candidates) {
  if (key.empty()) return;
  auto list = db.Prepare(sql);
  list.Bind(":key", key);
  for (int rows = 0; rows < kMostCandidates && list.Step(); ++rows) candidates.insert(list.Int(0));
}

std::string WithDayAndMonthSwapped(const ApproximateDate& born) {
  if (born.precision != DatePrecision::kDay) return "";
  const Date swapped{born.first.year(), std::chrono::month(static_cast<unsigned>(born.first.day())),
                     std::chrono::day(static_cast<unsigned>(born.first.month()))};
  return swapped.ok() ? FormatIso(swapped) : "";
}

// Who is worth comparing: by number, birth date and postcode; by name alone only where neither date nor place is known.
std::set<std::int64_t> Candidates(Connection& db, const Person& person) {
  std::set<std::int64_t> candidates;
  Gather(db, kByNhsNumber, person.nhs_number, candidates);
  Gather(db, kByBorn, FormatIso(person.born), candidates);
  Gather(db, kByBorn, WithDayAndMonthSwapped(person.born), candidates);
  Gather(db, kByPostcode, person.postcode, candidates);
  if (person.born.precision == DatePrecision::kUnknown && person.postcode.empty()) {
    for (const auto& word : NameWords(person)) Gather(db, kByName, word, candidates);
  }
  return candidates;
}

struct Match {
  std::int64_t id;
  int score;
  std::string why;
};

}  // namespace

std::vector<PersonHit> SqlitePeople::NearMatches(const Person& candidate, const Viewer& viewer) {
  std::vector<Match> matches;
  for (const auto id : Candidates(db_, candidate)) {
    if (id == candidate.id.value) continue;
    const auto known = Find(PersonId{id});
    if (!known) continue;
    const NearMatch match = Compare(candidate, *known);
    if (match.IsPossible()) matches.push_back({id, match.score, match.Reasons()});
  }
  std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  PersonHits hits(db_, viewer, kMostMatches);
  for (const auto& match : matches) {
    if (!hits.Full()) hits.Add(match.id, nullptr, match.why);
  }
  return hits.Take();
}

// A secret address is told neither of the person nor of those who live there with them.
std::vector<PersonHit> SqlitePeople::AtSameAddress(PersonId id, const Viewer& viewer) {
  auto own = db_.Prepare(
      "SELECT r.address_key, r.id, r.secret_address FROM person p CROSS JOIN person r"
      " ON r.id = p.root WHERE p.id = :id");
  if (!own.Bind(":id", id).Step() || own.Int(2) > 0) return {};
  PersonHits hits(db_, viewer, 50);
  auto list = db_.Prepare(kByAddress);
  list.Bind(":key", own.Text(0));
  const auto open_address = [](const PersonHit&, std::string_view, bool secret) { return !secret; };
  while (!hits.Full() && list.Step()) {
    if (list.Int(0) == list.Int(1) && list.Int(0) != own.Int(1)) hits.Add(list.Int(0), open_address);
  }
  return hits.Take();
}

}  // namespace caseway::storage
