#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(
    PageTest, "Someone is found by parts of a name in any order, and in one box by number, postcode and birth date") {
  Person amina = APerson("Amina", "Bront\u00eb");
  amina.nhs_number = "9996317064";
  amina.postcode = "WH3 9AR";
  council.AddPerson(amina);
  council.AddPerson(APerson("Grace", "Obi"));
  const Actor adviser = council.As("adviser");
  for (const char* asked : {"bronte+amina", "ami+bro", "999+631+7064", "wh39ar", "10/05/1941+amina"}) {
    CAPTURE(asked);
    const std::string words = pages.Words(std::string("/people?q=") + asked, adviser);
    CHECK(Has(words, "Amina Bront\u00eb"));
    CHECK(Has(words, "10 May 1941 (85)"));
    CHECK(Has(words, "999 631 7064 (test number)"));
  }
  CHECK(Has(pages.Words("/people?postcode=wh3", adviser), "Amina"));
  CHECK(Has(pages.Words("/people?born=10+5+1941&q=bronte", adviser), "Amina"));
}

TEST_CASE_METHOD(PageTest, "Whose last name it is stands before those who have it as a part, and all are counted") {
  for (const auto& [first, last] :
       {std::pair{"Nadia", "Ali-Begum"}, {"Zara", "Begum"}, {"Begum", "Shah"}, {"Amina", "Begum"}})
    council.AddPerson(APerson(first, last));
  const Actor adviser = council.As("adviser");
  const std::string words = pages.Words("/people?q=begum", adviser);
  const auto at = [&](const char* name) { return words.find(name); };
  CHECK(at("Amina Begum") < at("Zara Begum"));
  CHECK(at("Zara Begum") < at("Nadia Ali-Begum"));
  CHECK(at("Zara Begum") < at("Begum Shah"));
  CHECK(Has(words, "4 people found."));
  CHECK(Has(pages.Words("/people?q=shah", adviser), "1 person found."));
}

TEST_CASE_METHOD(PageTest, "Where more are found than stand on a page it says so, and the last page counts them") {
  for (int i = 0; i < 27; ++i)
    council.AddPerson(APerson("Edith", "Ng" + std::string(1, static_cast<char>('a' + i % 26))));
  const Actor adviser = council.As("adviser");
  CHECK(Has(pages.Words("/people?q=edith", adviser),
            "More than 25 people found. Add a first name, a birth date or a postcode to narrow it."));
  CHECK(Has(pages.Words("/people?q=edith&offset=25", adviser), "27 people found."));
}

TEST_CASE_METHOD(PageTest,
                 "A birth date in words, a year and the start of a postcode are known by their shape in the one box") {
  Person edith = APerson("Edith", "Entwistle", "1929-01-03");
  edith.postcode = "EB4 7QT";
  council.AddPerson(edith);
  council.AddPerson(APerson("Edna", "Entwistle", "1931-05-06"));
  const Actor adviser = council.As("adviser");
  for (const char* asked :
       {"3+January+1929", "1929", "Entwistle+1929", "eb4", "edith+EB4+7QT", "entwistle+03+01+1929"}) {
    CAPTURE(asked);
    const std::string words = pages.Words(std::string("/people?q=") + asked, adviser);
    CHECK(Has(words, "Edith Entwistle"));
    CHECK_FALSE(Has(words, "Edna"));
  }
  CHECK(Has(pages.Words("/people?q=1928", adviser), "No one found."));
}

TEST_CASE_METHOD(PageTest, "A reference opens its record for those who may see it, and tells others nothing") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId referral = council.OpenReferral({.subject = amina}), concern = council.RaiseConcern(amina);
  const auto opens = [&](const std::string& reference, const Actor& actor) {
    const auto page = pages.Get("/people?q=" + reference, actor);
    return page.status == 303 ? page.location : Has(WordsOf(page.body), "No one found.") ? "nothing" : page.body;
  };
  const Actor adviser = council.As("adviser");
  CHECK(opens(Reference(amina), adviser) == "/people/" + PathReference(amina));
  CHECK(opens(Reference(referral), adviser) == "/cases/" + PathReference(referral));
  CHECK(opens(Reference(concern), adviser) == "nothing");
  CHECK(opens(Reference(concern), council.As("safeguarding-worker")) == "/cases/" + PathReference(concern));
  CHECK(opens(Reference(concern), council.As("social-worker")) ==
        "/concerns/" + PathReference(concern) + "/receipt");  // raised by them
  CHECK(opens(Reference(CaseId{987654321}), adviser) == "nothing");
}

TEST_CASE_METHOD(PageTest, "A search is kept with the people it showed") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  pages.Get("/people?q=lewis", council.As("adviser"));
  const auto rows = pages.Audit(1);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].deed == AuditDeed::kSearched);
  CHECK(rows[0].route == "/people");
  CHECK(rows[0].shown == std::vector<std::int64_t>{amina.value});
}

TEST_CASE_METHOD(PageTest, "Nobody found: what was typed goes along to adding them") {
  const auto page = pages.Get("/people?q=Zebedee+Quill&born=3%2F4%2F1950&postcode=wh1+1aa", council.As("adviser"));
  CHECK(Has(WordsOf(page.body), "No one found."));
  CHECK(Has(page.body, "/people/new?first_names=Zebedee&amp;last_name=Quill&amp;born=03%2F04%2F1950"));
  const auto form =
      pages.Get("/people/new?first_names=Zebedee&last_name=Quill&born=03%2F04%2F1950", council.As("adviser"));
  CHECK(Has(form.body, "value=\"Zebedee\""));
  CHECK(Has(form.body, "value=\"03/04/1950\""));
}

TEST_CASE_METHOD(PageTest, "What cannot be read is said beside its box and nothing is searched") {
  const std::string words = pages.Words("/people?nhs_number=9996317065&born=31%2F9%2F1950", council.As("adviser"));
  CHECK(Has(words, "The last digit does not fit the others: check the NHS number."));
  CHECK(Has(words, "September 1950 has 30 days."));
  CHECK_FALSE(Has(words, "Results"));
}

TEST_CASE_METHOD(PageTest, "A secret address is neither shown nor searched by") {
  Person amina = APerson("Amina", "Lewis");
  amina.address = "7 Hidden Lane";
  amina.postcode = "WH3 9AR";
  const PersonId id = council.AddPerson(amina);
  const Actor worker = council.As("social-worker");
  REQUIRE(pages.Post("/people/" + PathReference(id) + "/alerts", {{"code", "address-secret"}}, worker).status == 303);
  CHECK_FALSE(Has(pages.Words("/people?q=lewis", worker), "Hidden Lane"));
  CHECK(Has(pages.Words("/people?q=lewis", worker), "Not known or kept secret"));
  CHECK(Has(pages.Words("/people?postcode=WH3+9AR", worker), "No one found."));
  CHECK(Has(pages.Words("/people/" + PathReference(id), council.As("adviser")), "Kept secret"));
}

TEST_CASE_METHOD(PageTest, "Someone with nothing certain can be added and is provisional") {
  const Actor adviser = council.As("adviser");
  const auto done = pages.Post("/people/new", {{"last_name", "Okafor"}, {"born", "about 1941"}}, adviser);
  REQUIRE(done.status == 303);
  const std::string words = pages.Words(done.location, adviser);
  CHECK(Has(words, "Okafor (first name not known)"));
  CHECK(Has(words, "about 1941 (about 85)"));
  CHECK(Has(words, "Provisional: who this is is not certain yet"));
}

TEST_CASE_METHOD(PageTest, "People alike are shown with reasons before anyone is added, and nothing typed is lost") {
  council.AddPerson(APerson("Catherine", "Smith"));
  const Actor adviser = council.As("adviser");
  const http::Fields typed = {
      {"first_names", "Katherine"}, {"last_name", "Smyth"}, {"born", "10/5/1941"}, {"phone", "01632 960001"}};
  const auto events = council.Events();
  const auto page = pages.Post("/people/new", typed, adviser);
  CHECK(page.status == 200);
  const std::string words = WordsOf(page.body);
  CHECK(Has(words, "Is it one of these?"));
  CHECK(Has(words, "name alike, same birth date"));
  CHECK(Has(words, "This is someone else: add anyway"));
  CHECK(Has(page.body, "value=\"01632 960001\""));
  CHECK(council.Events() == events);
  http::Fields again = typed;
  again.Add("knowingly", "yes");
  CHECK(pages.Post("/people/new", again, adviser).status == 303);
}

TEST_CASE_METHOD(PageTest, "Every faulty field of someone new is named at once") {
  const auto page = pages.Post(
      "/people/new", {{"last_name", "<b>Obi</b>"}, {"born", "tomorrow"}, {"nhs_number", "123"}, {"postcode", "?"}},
      council.As("adviser"));
  CHECK(page.status == 422);
  const std::string words = WordsOf(page.body);
  CHECK(Has(words, "Enter a date of birth like 27/3/1950"));
  CHECK(Has(words, "An NHS number has 10 digits."));
  CHECK(Has(page.body, "value=\"&lt;b&gt;Obi&lt;/b&gt;\""));
}

}  // namespace
}  // namespace caseway::tests
