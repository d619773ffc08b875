#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

struct Town {
  Town() {
    Add(1, "Amina", "Brontë", "1950-04-03", "9990000018", "WH3 9AR", "4 Mill Lane");
    Add(2, "Zoë", "O'Connor", "1960-12-01", "9990000026", "WH3 9AR", "4 Mill Lane");
    Add(3, "Mohammed", "Khan", "1945-03-04", "", "WH1 2AB", "9 High Street");
    Add(4, "Stephen", "Smith-Jones", "1971-01-01", "", "WH1 2AB", "11 High Street");
    Add(5, "Grace", "Smith", "1980-06-30", "", "", "");
  }
  void Add(int id, const char* first, const char* last, const char* born, const char* nhs, const char* postcode,
           const char* address) {
    Document person;
    person.Set("first_names", first).Set("last_name", last).Set("born", born).Set("nhs_number", nhs);
    person.Set("postcode", postcode).Set("address", address);
    record.Append({"person", id}, "person.registered", Document().Set("person", std::move(person)));
  }
  std::string Found(const PersonQuery& query, const Viewer& viewer = {}) {
    std::string found;
    for (const auto& hit : record.Get().people().Search(query, viewer)) found += hit.name + "; ";
    return found;
  }
  FoldedRecord record;
};

TEST_CASE("A person is found by the starts of names in any order, accents and signs aside") {
  Town town;
  const auto [words, expected] = GENERATE(table<std::string, std::string>({
      {"bron", "Amina Brontë; "},
      {"ami bronte", "Amina Brontë; "},
      {"BRONTË amina", "Amina Brontë; "},
      {"oconnor", "Zoë O'Connor; "},
      {"o'con zoe", "Zoë O'Connor; "},
      {"jones", "Stephen Smith-Jones; "},
      {"smith g", "Grace Smith; "},
      {"smi", "Grace Smith; Stephen Smith-Jones; "},
      {"nobody", ""},
      {"", ""},
  }));
  CHECK(town.Found(Named(words)) == expected);
}

TEST_CASE("A last name of two parts, typed whole, comes before those with either part alone") {
  Town town;
  town.Add(6, "Ali", "Begum", "", "", "", "");
  town.Add(7, "Begum", "Ali", "", "", "", "");
  town.Add(8, "Zara", "Begum-Ali", "", "", "", "");
  town.Add(9, "Ali", "Begum-Khan", "", "", "", "");
  CHECK(town.Found(Named("Begum-Ali")) == "Zara Begum-Ali; Ali Begum; Ali Begum-Khan; Begum Ali; ");
  CHECK(town.Found(Named("zara begum-ali")) == "Zara Begum-Ali; ");
  PersonQuery second = Named("begum-ali");
  second.limit = 1, second.offset = 1;
  CHECK(town.Found(second) == "Ali Begum; ");
}

TEST_CASE("When few are found, a slip or another spelling will do") {
  Town town;
  const auto [words, expected] = GENERATE(table<std::string, std::string>({
      {"muhammad", "Mohammed Khan; "},
      {"steven jones", "Stephen Smith-Jones; "},
      {"grace smyth", "Grace Smith; "},
      {"amna bronte", "Amina Brontë; "},
  }));
  CHECK(town.Found(Named(words)) == expected);
  CHECK(town.record.Get().people().Search(Named("muhammad"), {}).at(0).why == "name sounds alike");
}

TEST_CASE("Birth date, NHS number and postcode find, alone and together with names") {
  Town town;
  PersonQuery query;
  query.born = *ParseDate("1945-03-04");
  CHECK(town.Found(query) == "Mohammed Khan; ");
  query.words = "grace";
  CHECK(town.Found(query).empty());
  query = {};
  query.nhs_number = "9990000026";
  CHECK(town.Found(query) == "Zoë O'Connor; ");
  query.born = *ParseDate("1950-04-03");
  CHECK(town.Found(query).empty());
  query = {};
  query.postcode = "WH3 9AR";
  CHECK(town.Found(query) == "Amina Brontë; Zoë O'Connor; ");
  query.postcode = "WH1";
  query.words = "khan";
  CHECK(town.Found(query) == "Mohammed Khan; ");
}

TEST_CASE("Pages of hits follow one another") {
  Town town;
  PersonQuery query = Named("s");
  query.limit = 1;
  CHECK(town.Found(query) == "Grace Smith; ");
  query.offset = 1;
  CHECK(town.Found(query) == "Stephen Smith-Jones; ");
  query.offset = 2;
  CHECK(town.Found(query).empty());
}

TEST_CASE("A secret address is not shown, not searched by, and not told of those who live there") {
  Town town;
  town.record.Append("person/1", "person.alert-added", R"({"key":9,"code":"address-secret","text":"refuge"})");
  auto& people = town.record.Get().people();
  const auto hit = people.Search(Named("bronte"), {}).at(0);
  CHECK((hit.address.empty() && hit.postcode.empty()));
  PersonQuery query;
  query.postcode = "WH3 9AR";
  CHECK(town.Found(query) == "Zoë O'Connor; ");
  CHECK(people.AtSameAddress(PersonId{1}, {}).empty());
  CHECK(people.AtSameAddress(PersonId{2}, {}).empty());
  town.record.Append("person/1", "person.alert-ended", R"({"key":9,"reason":"moved"})");
  CHECK(people.AtSameAddress(PersonId{2}, {}).at(0).name == "Amina Brontë");
}

TEST_CASE("Near matches come with their reasons, likest first, without the person themselves") {
  Town town;
  Person typed;
  typed.first_names = "Muhammad", typed.last_name = "Khan";
  typed.born = *ParseApproximateDate("1945-04-03");  // day and month swapped
  auto matches = town.record.Get().people().NearMatches(typed, {});
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].id == PersonId{3});
  CHECK_FALSE(matches[0].why.empty());
  typed.id = PersonId{3};
  CHECK(town.record.Get().people().NearMatches(typed, {}).empty());
  Viewer relative;
  relative.declared = {PersonId{3}};
  typed.id = PersonId{};
  CHECK(town.record.Get().people().NearMatches(typed, relative).empty());
}

TEST_CASE("The viewer's own and declared relatives' records are left out of what they find") {
  Town town;
  Viewer relative;
  relative.user = UserId{100};
  relative.declared = {PersonId{5}};
  CHECK(town.Found(Named("smi"), relative) == "Stephen Smith-Jones; ");
}

}  // namespace
}  // namespace caseway::tests
