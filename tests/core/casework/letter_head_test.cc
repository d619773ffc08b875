#include "core/casework/letter_head.h"

#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "core/reference.h"
#include "tests/support/council.h"

using namespace caseway;
using namespace caseway::casework;
using namespace caseway::tests;
using Catch::Matchers::Contains;

namespace {

Person Amina() {
  Person person = APerson("Amina", "Lewis");
  person.title = "Mrs";
  person.address = "12 Tanner Street\nWesthaven";
  person.postcode = "WH3 9AR";
  return person;
}

struct Letter {
  Council council;
  PersonId amina = council.AddPerson(Amina());
  CaseId id = council.OpenCase("assessment", amina);
  pathway::Library library = ShippedLibrary();

  void Set(const char* name, const char* value) {
    library.council.settings.at(name).history = SettingHistory({{ParseDate("2026-04-01").value(), value, ""}});
  }
  std::string Written(const std::string& to) {
    std::string html;
    council.Must(council.As("social-worker"), [&](WritableRecord& record, const Deed& deed) {
      const Deed with{deed.actor, deed.now, library, deed.roles};
      html = LetterHead(record, council.Case(id), *record.people().Find(amina), to, with) + LetterFoot(with);
      return Document(true);
    });
    return html;
  }
};

}  // namespace

TEST_CASE("P53: a letter says whom it goes to and where, from whom it is, and how to answer and to complain") {
  Letter letter;
  letter.Set("letters.address", "Adult Social Care, 1 Example Street, WH1 0AA");
  letter.Set("letters.telephone", "01632 960 123");
  letter.Set("letters.complaints", "Write to the complaints manager & keep a copy.");
  const std::string html = letter.Written("person");
  CHECK_THAT(html, Contains("<address>Mrs Amina Lewis<br>12 Tanner Street<br>Westhaven<br>WH3 9AR</address>"));
  CHECK_THAT(html, Contains("<br>Adults north<br>Adult Social Care<br>1 Example Street<br>WH1 0AA<br>"
                            "Telephone: 01632 960 123<br>Our reference: " +
                            Reference(letter.id)));
  CHECK_THAT(html, !Contains("E-mail"));
  CHECK_THAT(html, Contains("<p>Write to the complaints manager &amp; keep a copy.</p>"));
  CHECK_THAT(WithoutAddress(html), Contains("<address>Mrs Amina Lewis<br>By hand</address>"));
}

TEST_CASE("P45: an address kept secret stands on no letter, and the letter goes by hand") {
  Letter letter;
  letter.council.Must(letter.council.As("social-worker"), [&](WritableRecord& record, const Deed& deed) {
    return AddAlert(record, {.person = letter.amina, .code = "address-secret", .text = "Her husband looks for her"},
                    deed);
  });
  CHECK_THAT(letter.Written("person"), Contains("<address>Mrs Amina Lewis<br>By hand</address>"));
  letter.council.Read([&](Record& record) {
    CHECK(WhyByHand(record, *record.people().Find(letter.amina), LondonDate(letter.council.now())) ==
          "their address is kept secret");
  });
}

TEST_CASE("P35: a letter to whoever raised a concern or made a referral has no address of the person") {
  Letter letter;
  CHECK_THAT(letter.Written("reporter"), Contains("<address>To whoever raised the concern</address>"));
  CHECK_THAT(letter.Written("reporter"), !Contains("Lewis"));
  CHECK_THAT(letter.Written("referrer"), Contains("<address>To whoever made the referral</address>"));
  CHECK_THAT(letter.Written("referrer"), Contains("Tell us, in any way that suits you, and quote our reference."));
}
