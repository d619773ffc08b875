#include "core/people/matching.h"

#include <algorithm>

#include "core/people/names.h"

namespace caseway {
namespace {

// What each agreement weighs. Chosen so that a name and a birth date reach 70, a like name and a swapped birth date
// pass kWorthALook, and a family name and an address do not.
constexpr int kSameNumber = 60;
constexpr int kOtherNumber = -40;
constexpr int kSameName = 35;
constexpr int kLikeName = 22;
constexpr int kSameSurname = 12;
constexpr int kSameFirstName = 5;
constexpr int kSameBirth = 35;
constexpr int kSwappedBirth = 25;
constexpr int kNearBirth = 15;
constexpr int kFittingBirth = 10;
constexpr int kOtherBirth = -15;
constexpr int kSamePostcode = 12;
constexpr int kWorthALook = 30;

void Note(NearMatch& match, int weight, const char* reason) {
  match.score += weight;
  if (weight > 0) match.reasons.emplace_back(reason);
}

bool AreAlike(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (a == b || SoundOf(a) == SoundOf(b) || WithinTypos(a, b));
}

std::string Joined(std::string folded) {
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  return folded;
}

struct FoldedName {
  explicit FoldedName(const Person& person)
      : first(Joined(FoldName(person.first_names))), last(Joined(FoldName(person.last_name))) {}
  bool IsKnown() const { return !first.empty() && !last.empty(); }
  std::string first;
  std::string last;
};

void CompareNames(const FoldedName& a, const FoldedName& b, NearMatch& match) {
  const int before = match.score;
  const bool both = a.IsKnown() && b.IsKnown();
  if (both && a.first == b.first && a.last == b.last) Note(match, kSameName, "same name");
  else if (both && a.first == b.last && a.last == b.first)
    Note(match, kSameName, "same name with first and last swapped");
  else if (AreAlike(a.first, b.first) && AreAlike(a.last, b.last)) Note(match, kLikeName, "name alike");
  else if (!a.last.empty() && a.last == b.last) Note(match, kSameSurname, "same surname");
  else if (!a.first.empty() && a.first == b.first) Note(match, kSameFirstName, "same first name");
  match.name_or_number_agrees = match.name_or_number_agrees || match.score > before;
}

bool IsSwapped(Date a, Date b) {
  return a.year() == b.year() && static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
         static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month());
}

// One part of the three differs: a year mistyped, a day misheard.
bool IsNear(Date a, Date b) { return (a.year() == b.year()) + (a.month() == b.month()) + (a.day() == b.day()) == 2; }

bool Fits(const ApproximateDate& a, const ApproximateDate& b) {
  const auto precision = std::min(a.precision, b.precision);
  const int years = static_cast<int>(a.first.year()) - static_cast<int>(b.first.year());
  switch (precision) {
    case DatePrecision::kUnknown: return false;
    case DatePrecision::kDecade: return static_cast<int>(a.first.year()) / 10 == static_cast<int>(b.first.year()) / 10;
    case DatePrecision::kYear: return years == 0;
    case DatePrecision::kMonth: return years == 0 && a.first.month() == b.first.month();
    case DatePrecision::kDay: return a.first == b.first;
  }
  return false;
}

void CompareBirths(const ApproximateDate& a, const ApproximateDate& b, NearMatch& match) {
  const auto precision = std::min(a.precision, b.precision);
  if (precision == DatePrecision::kUnknown) return;
  if (precision != DatePrecision::kDay)
    Note(match, Fits(a, b) ? kFittingBirth : kOtherBirth, "birth dates fit as far as known");
  else if (a.first == b.first) Note(match, kSameBirth, "same birth date");
  else if (IsSwapped(a.first, b.first)) Note(match, kSwappedBirth, "day and month of birth swapped");
  else if (IsNear(a.first, b.first)) Note(match, kNearBirth, "birth date differs in one part");
  else Note(match, kOtherBirth, "");
}

bool SameBirthDay(const Person& a, const Person& b) {
  return a.born.precision == DatePrecision::kDay && a.born == b.born;
}

bool SameSurname(const Person& a, const Person& b) {
  const FoldedName one(a), other(b);
  return !one.last.empty() && one.last == other.last;
}

std::string BornKey(Date born) {
  const unsigned day = static_cast<unsigned>(born.day()), month = static_cast<unsigned>(born.month());
  return std::to_string(static_cast<int>(born.year())) + "-" + std::to_string(std::min(day, month)) + "-" +
         std::to_string(std::max(day, month));
}

}  // namespace

bool NearMatch::IsPossible() const { return name_or_number_agrees && score >= kWorthALook; }

std::string NearMatch::Reasons() const {
  std::string out;
  for (const auto& reason : reasons) out += (out.empty() ? "" : ", ") + reason;
  return out;
}

NearMatch Compare(const Person& a, const Person& b) {
  NearMatch match;
  if (!a.nhs_number.empty() && !b.nhs_number.empty()) {
    match.name_or_number_agrees = a.nhs_number == b.nhs_number;
    Note(match, match.name_or_number_agrees ? kSameNumber : kOtherNumber, "same NHS number");
  }
  CompareNames(FoldedName(a), FoldedName(b), match);
  CompareBirths(a.born, b.born, match);
  if (!a.postcode.empty() && a.postcode == b.postcode) Note(match, kSamePostcode, "same postcode");
  return match;
}

std::vector<PersonMatchKey> PersonMatchKeys(const Person& person) {
  std::vector<PersonMatchKey> keys;
  if (!person.nhs_number.empty()) keys.push_back({"nhs", person.nhs_number});
  if (person.born.precision == DatePrecision::kDay) keys.push_back({"born", BornKey(person.born.first)});
  if (!person.postcode.empty()) keys.push_back({"postcode", person.postcode});
  const FoldedName name(person);
  if (!name.IsKnown()) return keys;
  const std::string first = SoundOf(name.first), last = SoundOf(name.last);
  keys.push_back({"name", std::min(first, last) + "/" + std::max(first, last)});
  return keys;
}

AttachDecision DecideAttach(const Person& incoming, const std::vector<Person>& known) {
  if (incoming.nhs_number.empty()) return {Attach::kNew, {}, "no NHS number"};
  if (known.empty()) return {Attach::kNew, {}, "NHS number not known yet"};
  for (const auto& person : known) {
    if (SameBirthDay(incoming, person)) return {Attach::kKnown, person.id, "NHS number known, same birth date"};
  }
  for (const auto& person : known) {
    if (SameSurname(incoming, person)) return {Attach::kKnown, person.id, "NHS number known, same surname"};
  }
  return {Attach::kIdentityToConfirm, known.front().id,
          "the NHS number is known for someone with another birth date and surname"};
}

}  // namespace caseway
