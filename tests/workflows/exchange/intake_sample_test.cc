// The contact centre's file of October, whole: what its README counts must come out.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "core/people/matching.h"
#include "workflows/exchange/referral_file.h"

namespace caseway {
namespace {

std::filesystem::path Shared() {
  const char* shared = std::getenv("CASEWAY_SHARED");
  return shared != nullptr ? std::filesystem::path(shared) : std::filesystem::path(CASEWAY_SOURCE_DIR) / "../shared";
}

struct Tally {
  int rows = 0, refused = 0, again = 0, opened = 0, concerns = 0, refused_safeguarding = 0;
  std::vector<Person> people;
};

// People as an import would make them: attached by NHS number where P39 allows it.
void Place(const Referral& referral, Tally& tally) {
  std::vector<Person> known;
  for (const auto& person : tally.people) {
    if (!referral.person.nhs_number.empty() && person.nhs_number == referral.person.nhs_number) known.push_back(person);
  }
  if (DecideAttach(referral.person, known).kind != Attach::kKnown) tally.people.push_back(referral.person);
}

Tally Count(std::istream& in) {
  auto file = ReferralFile::Open(in, *ParseInstant("2026-11-22T08:00"));
  REQUIRE(file);
  Tally tally;
  std::set<std::string> references;
  while (const auto row = file->Next()) {
    ++tally.rows;
    tally.refused += row->IsGood() ? 0 : 1;
    tally.refused_safeguarding += !row->IsGood() && row->MayBeSafeguarding() ? 1 : 0;
    if (!row->IsGood()) continue;
    const bool fresh = references.insert(row->referral.external_ref).second;
    ++(fresh ? tally.opened : tally.again);
    tally.concerns += fresh && row->referral.safeguarding ? 1 : 0;
    if (fresh) Place(row->referral, tally);
  }
  return tally;
}

}  // namespace

TEST_CASE("The October file gives 916 referrals, 27 sent again, 57 refused, 864 people, 102 concerns") {
  std::ifstream in(Shared() / "data/intake/referrals-october.csv", std::ios::binary);
  if (!in) {
    WARN("The intake sample is not here: set CASEWAY_SHARED to count it.");
    return;
  }
  const Tally tally = Count(in);
  CHECK(tally.rows == 1000);
  CHECK(tally.opened == 916);
  CHECK(tally.again == 27);
  CHECK(tally.refused == 57);
  CHECK(tally.people.size() == 864);
  CHECK(tally.concerns == 102);
  CHECK(tally.refused_safeguarding == 6);
}

}  // namespace caseway
