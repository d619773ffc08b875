#include "core/people/matching.h"

#include <catch2/catch.hpp>

namespace caseway {
namespace {

struct Known {
  const char* first = "Amina";
  const char* last = "Brontë";
  const char* born = "1941-05-10";
  const char* nhs_number = "";
  const char* postcode = "";
  std::int64_t id = 0;
};

Person Make(const Known& known) {
  Person person;
  person.id = PersonId{known.id};
  person.first_names = known.first;
  person.last_name = known.last;
  person.born = *ParseApproximateDate(known.born);
  person.nhs_number = known.nhs_number;
  person.postcode = known.postcode;
  return person;
}

NearMatch Match(const Known& a, const Known& b) { return Compare(Make(a), Make(b)); }

}  // namespace

TEST_CASE("P41: a near match says why in words") {
  const auto match = Match({.postcode = "WH3 9AR"}, {.first = "amina", .last = "BRONTE", .postcode = "WH3 9AR"});
  CHECK(match.score == 82);
  CHECK(match.IsPossible());
  CHECK(match.Reasons() == "same name, same birth date, same postcode");
}

TEST_CASE("Names alike, swapped names and swapped birth dates are possible matches") {
  CHECK(Match({}, {.first = "Ameena", .born = "1941-10-05"}).Reasons() == "name alike, day and month of birth swapped");
  CHECK(Match({}, {.first = "Ameena", .born = "1941-10-05"}).IsPossible());
  CHECK(Match({}, {.first = "Bronte", .last = "Amina"}).Reasons() ==
        "same name with first and last swapped, same birth date");
  CHECK(Match({.born = "", .postcode = "WH3 9AR"}, {.last = "Bronti", .postcode = "WH3 9AR"}).Reasons() ==
        "name alike, same postcode");
}

TEST_CASE("A surname changed at marriage is a possible match by first name and birth date") {
  const auto match = Match({}, {.last = "Okafor"});
  CHECK(match.IsPossible());
  CHECK(match.Reasons() == "same first name, same birth date");
}

TEST_CASE("A birth date, an address or a family name alone is no match") {
  CHECK_FALSE(Match({}, {.first = "Kwame", .last = "Okafor"}).IsPossible());
  CHECK_FALSE(Match({.postcode = "WH3 9AR"}, {.first = "Kwame", .last = "Okafor", .postcode = "WH3 9AR"}).IsPossible());
  CHECK_FALSE(Match({.born = "1941-05-10", .postcode = "WH3 9AR"},
                    {.first = "Kwame", .born = "1970-01-22", .postcode = "WH3 9AR"})
                  .IsPossible());
}

TEST_CASE("One name with two unlike birth dates is no match, unless they live at one place") {
  CHECK_FALSE(Match({}, {.born = "1972-11-28"}).IsPossible());
  CHECK(Match({.postcode = "WH3 9AR"}, {.born = "1972-11-28", .postcode = "WH3 9AR"}).IsPossible());
}

TEST_CASE("The same NHS number is always worth a look; two different ones weigh against") {
  CHECK(Match({.nhs_number = "9996317064"},
              {.first = "Kwame", .last = "Okafor", .born = "1980-02-01", .nhs_number = "9996317064"})
            .IsPossible());
  CHECK(Match({.nhs_number = "9996317064"}, {.nhs_number = "9999962289"}).score == 30);
}

TEST_CASE("A birth date known only so far fits or does not") {
  CHECK(Match({.born = "1941"}, {}).Reasons() == "same name, birth dates fit as far as known");
  CHECK(Match({.born = "1940s"}, {}).score == 45);
  CHECK(Match({.born = "1942"}, {}).Reasons() == "same name");
}

TEST_CASE("Nobody matches a person of whom nothing is known") {
  CHECK(Compare(Person(), Person()).score == 0);
  CHECK_FALSE(Compare(Person(), Make({})).IsPossible());
}

TEST_CASE("Records that may be one person share a key") {
  using Keys = std::vector<PersonMatchKey>;
  CHECK(PersonMatchKeys(Make({.nhs_number = "9996317064", .postcode = "WH3 9AR"})) ==
        Keys{{"nhs", "9996317064"}, {"born", "1941-5-10"}, {"postcode", "WH3 9AR"}, {"name", "amn/brnt"}});
  CHECK(PersonMatchKeys(Make({.born = "1941-10-05"}))[0] == PersonMatchKeys(Make({}))[0]);
  CHECK(PersonMatchKeys(Make({.first = "Bronte", .last = "Ameena"}))[1] == PersonMatchKeys(Make({}))[1]);
  CHECK(PersonMatchKeys(Person()).empty());
}

TEST_CASE("P39: a known NHS number attaches only when birth date or surname also agrees") {
  const Person known = Make({.nhs_number = "9996317064", .id = 41});
  const auto decide = [&known](const Known& incoming) { return DecideAttach(Make(incoming), {known}); };
  const auto by_birth = decide({.last = "Okafor", .nhs_number = "9996317064"});
  CHECK(by_birth.kind == Attach::kKnown);
  CHECK(by_birth.person == PersonId{41});
  CHECK(by_birth.why == "NHS number known, same birth date");
  CHECK(decide({.last = "bronte", .born = "1980-01-01", .nhs_number = "9996317064"}).kind == Attach::kKnown);
  const auto neither = decide({.last = "Okafor", .born = "1980-01-01", .nhs_number = "9996317064"});
  CHECK(neither.kind == Attach::kIdentityToConfirm);
  CHECK(neither.why == "the NHS number is known for someone with another birth date and surname");
}

TEST_CASE("P39: without a number, or with one nobody has, the person is new") {
  CHECK(DecideAttach(Make({}), {}).kind == Attach::kNew);
  CHECK(DecideAttach(Make({.nhs_number = "9996317064"}), {}).kind == Attach::kNew);
}

TEST_CASE("P39: unknown birth dates and surnames never count as agreeing") {
  const Person known = Make({.last = "", .born = "", .nhs_number = "9996317064", .id = 41});
  CHECK(DecideAttach(Make({.last = "", .born = "", .nhs_number = "9996317064"}), {known}).kind ==
        Attach::kIdentityToConfirm);
}

}  // namespace caseway
