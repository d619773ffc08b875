#include "workflows/exchange/referral_file.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace caseway {
namespace {

Instant Now() { return *ParseInstant("2026-11-22T08:00"); }

// A row that breaks no rule, to be changed in one place.
NamedFields GoodRow() {
  return {{"external_ref", "CC-1"},
          {"received_at", "2026-10-01T09:16"},
          {"channel", "face to face"},
          {"nhs_number", "999 631 7064"},
          {"first_name", "Amina"},
          {"last_name", "Brontë"},
          {"date_of_birth", "15/12/1941"},
          {"gender", "Female"},
          {"address_line_1", "82 Mill Lane"},
          {"town", "Westhaven"},
          {"postcode", "wh39ar"},
          {"reason", "Memory problems"},
          {"urgency", "routine"},
          {"consent", "unable to consent"},
          {"safeguarding_concern", "no"},
          {"notes", "=HYPERLINK(\"x\")"}};
}

ReferralFields With(const char* column, const char* text) {
  NamedFields row = GoodRow();
  for (auto& [name, value] : row) {
    if (name == column) value = text;
  }
  return CheckReferral(row, Now());
}

// The one rule broken when `column` holds `text`; "" when none is.
std::string Rule(const char* column, const char* text) {
  const auto errors = With(column, text).errors;
  if (errors.empty()) return "";
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].column == column);
  return errors[0].rule;
}

std::string Heading() {
  std::string out;
  for (const auto& column : ReferralColumns()) out += (out.empty() ? "" : ",") + column;
  return out + "\r\n";
}

std::string Row(const NamedFields& row) {
  std::string out;
  for (const auto& column : ReferralColumns()) {
    out += out.empty() ? "" : ",";
    for (const auto& [name, text] : row) {
      if (name == column && name != "notes") out += text;
    }
  }
  return out + "\r\n";
}

}  // namespace

TEST_CASE("A good row becomes a referral in the words of our codes") {
  const auto fields = CheckReferral(GoodRow(), Now());
  REQUIRE(fields.errors.empty());
  const Referral& referral = fields.referral;
  CHECK(FormatIso(referral.received) == "2026-10-01T08:16:00Z");
  CHECK(referral.channel == "face-to-face");
  CHECK(referral.consent == "unable-to-consent");
  CHECK(referral.person.nhs_number == "9996317064");
  CHECK(referral.person.postcode == "WH3 9AR");
  CHECK(referral.person.address == "82 Mill Lane\nWesthaven");
  CHECK(referral.person.gender == "female");
  CHECK(FormatIso(referral.person.born) == "1941-12-15");
  CHECK_FALSE(referral.safeguarding);
}

TEST_CASE("A formula in a cell stays the text it is") {
  CHECK(CheckReferral(GoodRow(), Now()).referral.notes == "=HYPERLINK(\"x\")");
}

TEST_CASE("Each rule refuses with its own sentence") {
  CHECK(Rule("external_ref", " ") == "This is required.");
  CHECK(Rule("last_name", "  ") == "This is required.");
  CHECK(Rule("received_at", "2026-10-01") == "Write the date and time as YYYY-MM-DDThh:mm or DD/MM/YYYY hh:mm.");
  CHECK(Rule("received_at", "2026-11-22T08:01") == "The referral cannot be received in the future.");
  CHECK(Rule("channel", "carrier pigeon") == "Write one of: phone, web, email, face to face, letter, partner.");
  CHECK(Rule("nhs_number", "9996317065") == "The last digit does not fit the others: check the NHS number.");
  CHECK(Rule("nhs_number", "12345") == "An NHS number has 10 digits.");
  CHECK(Rule("date_of_birth", "31/09/2011") == "September 2011 has 30 days.");
  CHECK(Rule("date_of_birth", "1 May 1950") == "Write the date as YYYY-MM-DD or DD/MM/YYYY.");
  CHECK(Rule("date_of_birth", "2026-11-23") == "The date of birth must not be in the future.");
  CHECK(Rule("date_of_birth", "2026-10-02") ==
        "The date of birth must not be after the day the referral was received.");
  CHECK(Rule("date_of_birth", "2026-10-01") == "");
  CHECK(Rule("date_of_birth", "1895-11-22") == "The date of birth must not be more than 130 years ago.");
  CHECK(Rule("gender", "F") == "Write one of: Female, Male, Other, Unknown.");
  CHECK(Rule("postcode", "WESTHAVEN") == "This is not the shape of a UK postcode, such as WH3 9AR.");
  CHECK(Rule("urgency", "ASAP!!") == "Write one of: routine, soon, urgent.");
  CHECK(Rule("consent", "maybe") == "Write one of: yes, no, unable to consent.");
  CHECK(Rule("safeguarding_concern", "Yes") == "Write one of: yes, no.");
  CHECK(Rule("reason", "") == "This is required.");
}

TEST_CASE("What may be left out may be left out, and both shapes of date are read") {
  CHECK(Rule("nhs_number", "") == "");
  CHECK(Rule("postcode", "") == "");
  CHECK(Rule("received_at", "01/10/2026 09:16") == "");
  CHECK(Rule("date_of_birth", "1941-12-15") == "");
  CHECK(Rule("date_of_birth", "1896-11-22") == "");
}

TEST_CASE("All the rules a row breaks are told, not the first alone") {
  NamedFields row = GoodRow();
  row[0].second = "";
  row[3].second = "1234567890";
  row[12].second = "now";
  const auto errors = CheckReferral(row, Now()).errors;
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].column == "external_ref");
  CHECK(errors[1].column == "nhs_number");
  CHECK(errors[1].value == "1234567890");
  CHECK(errors[2].column == "urgency");
}

TEST_CASE("A value that is too long is refused and shown cut between characters") {
  std::string name;
  for (int i = 0; i < 501; ++i) name += "ë";
  const auto errors = With("last_name", name.c_str()).errors;
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].rule == "At most 500 characters are taken here.");
  CHECK(errors[0].value.size() == 203);
}

TEST_CASE("A heading with missing, unknown and repeated columns names each") {
  std::istringstream in("external_ref,external_ref,colour\r\n");
  const auto file = ReferralFile::Open(in, Now());
  REQUIRE_FALSE(file);
  CHECK(file.error().say == "The heading is not that of a referral file: nothing was read.");
  const auto& fields = file.error().fields;
  REQUIRE(fields.size() == 23);
  CHECK(fields[0].field == "external_ref");
  CHECK(fields[0].say == "This column is there twice.");
  CHECK(fields[1].say == "This column is missing.");
  CHECK(fields[22].field == "colour");
  CHECK(fields[22].say == "This column is not known.");
}

TEST_CASE("An empty file and one in UTF-16 are refused as such") {
  std::istringstream empty("");
  CHECK(ReferralFile::Open(empty, Now()).error().say == "The file is empty: it has not even a heading.");
  std::istringstream wide(
      std::string("\xFF\xFE"
                  "e\0x\0",
                  6));
  CHECK(ReferralFile::Open(wide, Now()).error().say == "The file is in UTF-16: save it as UTF-8 and send it again.");
}

TEST_CASE("A row in another encoding is refused with its line and still says safeguarding") {
  NamedFields row = GoodRow();
  row[5].second = "Bront\xEB";
  row[14].second = "yes";
  std::istringstream in(Heading() + Row(GoodRow()) + Row(row));
  auto file = ReferralFile::Open(in, Now());
  REQUIRE(file);
  CHECK(file->Next()->IsGood());
  const auto bad = file->Next();
  REQUIRE(bad);
  CHECK(bad->line == 3);
  CHECK(RefusalLines(*bad) == std::vector<std::vector<std::string>>{
                                  {"3", "", "", "The text is not UTF-8: save the file as UTF-8 and send it again."}});
  CHECK(bad->MayBeSafeguarding());
  CHECK(bad->fields[8] == std::pair<std::string, std::string>("last_name", "Bront\uFFFD"));
}

TEST_CASE("Only a plain no lets a refused row wait its turn: what cannot be read may be a safeguarding concern (P1)") {
  const auto [said, may_be] = GENERATE(table<std::string, bool>({{"Y", true},
                                                                 {"1", true},
                                                                 {"Yes - bruises", true},
                                                                 {"unknown", true},
                                                                 {"", true},
                                                                 {"yes", true},
                                                                 {"no", false},
                                                                 {" NO ", false}}));
  auto row = GoodRow();
  row[5].second = "Bront\xEB";
  row[14].second = said;
  std::istringstream in(Heading() + Row(row));
  auto file = ReferralFile::Open(in, Now());
  REQUIRE(file);
  INFO(said);
  CHECK(file->Next()->MayBeSafeguarding() == may_be);
}

TEST_CASE("A row with a field too few is refused and the next one read") {
  std::istringstream in(Heading() + "CC-1,2026-10-01T09:16\r\n" + Row(GoodRow()));
  auto file = ReferralFile::Open(in, Now());
  CHECK(file->Next()->errors[0].rule == "The row has 2 fields; the heading has 22.");
  CHECK(file->Next()->IsGood());
  CHECK_FALSE(file->Next());
}

}  // namespace caseway
