#include "storage/sqlite/queries/person_hits.h"

#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

constexpr char kHit[] =
    "SELECT name, born, nhs_number, address, postcode, dead, provisional, secret_address, open_plain, open_hidden,"
    " sort_name FROM person WHERE id = :id";
constexpr char kOpenCases[] =
    "SELECT c.id FROM case_row c WHERE c.subject_root = :root AND c.open = 1 AND " CASEWAY_VISIBLE;

bool Contains(const std::vector<std::int64_t>& ids, std::int64_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

PersonHit HitOf(std::int64_t id, const Statement& row) {
  PersonHit hit;
  hit.id = PersonId{id};
  hit.name = row.Text(0);
  if (const auto born = ParseApproximateDate(row.Text(1))) hit.born = *born;
  hit.nhs_number = row.Text(2);
  hit.address = row.Text(3);
  hit.postcode = row.Text(4);
  hit.dead = row.Int(5) != 0;
  hit.provisional = row.Int(6) != 0;
  return hit;
}

}  // namespace

PersonHits::PersonHits(Connection& db, const Viewer& viewer, int limit, int offset)
    : db_(db),
      find_(db.Prepare(kHit)),
      viewer_(viewer),
      limit_(limit),
      skip_(offset),
      hidden_(db, viewer),
      declared_(DeclaredRoots(db, viewer)) {}

int PersonHits::OpenCases(std::int64_t root, std::int64_t plain, std::int64_t hidden) {
  if (hidden == 0 && hidden_.ids().empty()) return static_cast<int>(plain);
  auto list = db_.Prepare(kOpenCases);
  BindViewer(list, viewer_);
  int open = 0;
  for (list.Bind(":root", root); list.Step();) open += hidden_.Has(list.Int(0)) ? 0 : 1;
  return open;
}

void PersonHits::Add(std::int64_t root, const Fits& fits, std::string why) {
  if (Contains(seen_, root) || Contains(declared_, root)) return;
  find_.Reset();
  if (!find_.Bind(":id", root).Step()) return;
  PersonHit hit = HitOf(root, find_);
  const bool secret = find_.Int(7) > 0;
  if (fits && !fits(hit, find_.Text(10), secret)) return;
  seen_.push_back(root);
  if (skip_ > 0) {
    --skip_;
    return;
  }
  if (secret) hit.address.clear(), hit.postcode.clear();
  hit.open_cases = OpenCases(root, find_.Int(8), find_.Int(9));
  hit.why = std::move(why);
  hits_.push_back(std::move(hit));
}

}  // namespace caseway::storage
