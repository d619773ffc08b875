#include "core/casework/person_fields.h"

#include <algorithm>

#include "core/people/nhs_number.h"
#include "core/people/postcode.h"
#include "core/utf8.h"

namespace caseway::casework {
namespace {

constexpr int kOldest = 130;
constexpr std::size_t kLongest = 500;

void CheckBorn(const Person& person, Instant now, std::vector<FieldError>& faults) {
  if (person.born.precision == DatePrecision::kUnknown) return;
  const Date today = LondonDate(now);
  if (person.born.first > today) faults.push_back({"born", "The date of birth must not be in the future."});
  if (AgeInYears(person.born.first, today) > kOldest)
    faults.push_back({"born", "The date of birth must not be more than 130 years ago."});
  if (person.died && person.born.first > *person.died)
    faults.push_back({"born", "The date of birth is after the date of death."});
}

// The last day that it can have been.
Date LastDayOf(const Happened& happened) {
  const Date day = happened.local.date;
  if (happened.precision == HappenedPrecision::kYear) return day.year() / std::chrono::December / 31;
  if (happened.precision == HappenedPrecision::kMonth) return Date{day.year() / day.month() / std::chrono::last};
  return day;
}

void CheckTexts(const Person& person, std::vector<FieldError>& faults) {
  const std::pair<const char*, const std::string*> fields[] = {
      {"title", &person.title},         {"first_names", &person.first_names},
      {"last_name", &person.last_name}, {"preferred_name", &person.preferred_name},
      {"address", &person.address},     {"phone", &person.phone},
      {"email", &person.email},         {"gp_practice", &person.gp_practice},
      {"language", &person.language},   {"residence", &person.residence}};
  for (const auto& [name, value] : fields) {
    if (value->size() > kLongest) faults.push_back({name, "This is too long: use at most 500 characters."});
    if (!IsPlainText(*value, value == &person.address))
      faults.push_back({name, "Take out line breaks and other characters that cannot be seen."});
  }
}

}  // namespace

Result<Person> CheckPersonFields(Person person, Instant now) {
  std::vector<FieldError> faults;
  if (!person.nhs_number.empty()) {
    auto number = ParseNhsNumber(person.nhs_number);
    if (number) person.nhs_number = *std::move(number);
    else faults.push_back({"nhs_number", number.error().say});
  }
  if (!person.postcode.empty()) {
    auto postcode = ParsePostcode(person.postcode);
    if (postcode) person.postcode = *std::move(postcode);
    else faults.push_back({"postcode", postcode.error().say});
  }
  CheckBorn(person, now, faults);
  CheckTexts(person, faults);
  if (faults.empty()) return person;
  Error error = InvalidInput("Check what you entered.");
  error.fields = std::move(faults);
  return error;
}

Result<void> BornByThen(const Person& person, Instant received) {
  if (person.born.precision == DatePrecision::kUnknown || person.born.first <= LondonDate(received)) return {};
  return InvalidField("born", "The date of birth is after the day this came: check both dates.");
}

Result<void> AfterBirth(const std::string& field, const Person& person, const Happened& happened) {
  if (person.born.precision == DatePrecision::kUnknown || person.born.first <= LastDayOf(happened)) return {};
  const char* how = person.born.precision == DatePrecision::kDay ? "on" : "no earlier than";
  return InvalidField(field, person.DisplayName() + " was born " + how + " " + FormatLong(person.born.first) +
                                 ": the day must not be before that.");
}

}  // namespace caseway::casework
