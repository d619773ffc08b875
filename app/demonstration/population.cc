#include "app/demonstration/population.h"

#include <fmt/format.h>

#include <array>

#include "app/demonstration/chance.h"

namespace caseway::app {
namespace {

// clang-format off
constexpr std::array<const char*, 48> kFirst = {
    "Amina", "Joan", "Kwame", "Seán", "Olufemi", "Wei", "Margaret", "Arthur", "Priya", "Dorothy", "Zoë", "Ahmed", "Ruth", "George", "Ingrid", "Desmond",
    "Maria", "Leonard", "Fatima", "Harold", "Siobhán", "Ivan", "Beryl", "Tomasz", "Edith", "Samuel", "Nadia", "Walter", "Grace", "Kenneth", "Yasmin", "Albert",
    "Chloe", "Ronald", "Adaeze", "Frank", "Hannah", "Mohammed", "Vera", "Patrick", "Lin", "Norman", "Elif", "Cyril", "Rosa", "Bernard", "Sushila", "Owen"};
constexpr std::array<const char*, 48> kLast = {
    "Brontë", "Okafor", "Hussain", "Singh", "Thompson", "Nguyen", "Mensah", "O’Neill", "Patel", "Ashworth", "Kowalski", "Adeyemi", "Hargreaves", "Müller", "Begum", "Whitfield",
    "Fernández", "Lloyd", "Chowdhury", "Barrowclough", "MacLeod", "Petrov", "Entwistle", "Nowak", "Obi", "Pemberton", "Rahman", "Sutcliffe", "Abara", "Greenhalgh", "Iqbal", "Thornley",
    "Davies", "Quigley", "Eze", "Ramsbottom", "Cohen", "Ali", "Duckworth", "Byrne", "Chen", "Holroyd", "Yılmaz", "Lomax", "Romano", "Fairclough", "Das", "Price"};
constexpr std::array<const char*, 16> kStreets = {
    "Mill Lane", "Church Street", "Weaver Close", "Canal View", "Station Road", "Orchard Way", "Chapel Brow", "Market Place", "Hawthorn Avenue", "Quarry Bank",
    "Meadow Rise", "Tanner Street", "Foundry Road", "Lime Grove", "Albert Terrace", "Bobbin Court"};
constexpr std::array<const char*, 4> kTowns = {"Westhaven", "Castle Weir", "Easterby", "Northmoor"};
constexpr std::array<const char*, 4> kDistricts = {"WH", "CW", "EB", "NM"};
constexpr std::array<const char*, 4> kGenders = {"female", "male", "female", "unknown"};
// clang-format on

int CheckDigitOf(const std::string& nine) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (nine[i] - '0') * static_cast<int>(10 - i);
  const int check = 11 - sum % 11;
  return check == 11 ? 0 : check;
}

Date BornFor(Chance& chance, Date today) {
  const bool older = chance.Hits(0.72);
  const int age = older ? 65 + static_cast<int>(chance.Below(33)) : 18 + static_cast<int>(chance.Below(47));
  return Date{Days{today} - std::chrono::days{age * 365 + static_cast<int>(chance.Below(365))}};
}

}  // namespace

// Of ten numbers in a row at most one has no check digit: the first nine that have one are given, so no two are alike.
std::string TestNhsNumber(std::uint64_t n) {
  std::uint64_t serial = n / 9 * 10 % 1000000;
  for (std::uint64_t before = n % 9;; ++serial) {
    const std::string nine = fmt::format("999{:06}", serial);
    const int check = CheckDigitOf(nine);
    if (check != 10 && before-- == 0) return nine + static_cast<char>('0' + check);
  }
}

Person InventPerson(std::uint64_t seed, std::uint64_t number, Date today) {
  Chance chance(seed, 0xFE0B1E, number);
  Person person;
  person.first_names = chance.OneOf(kFirst);
  person.last_name = chance.OneOf(kLast);
  if (chance.Hits(0.08)) person.last_name += std::string("-") + chance.OneOf(kLast);
  person.gender = chance.OneOf(kGenders);
  person.born = {BornFor(chance, today), DatePrecision::kDay};
  if (chance.Hits(0.03))
    person.born = {Date{person.born.first.year(), std::chrono::January, std::chrono::day{1}}, DatePrecision::kYear};
  const std::size_t town = chance.Below(kTowns.size());
  person.address = fmt::format("{} {}\n{}", 1 + chance.Below(180), chance.OneOf(kStreets), kTowns[town]);
  const std::string letters = "ABDEFGHJLNPQRSTUWXYZ";
  person.postcode = fmt::format("{}{} {}{}{}", kDistricts[town], 1 + chance.Below(9), 1 + chance.Below(9),
                                letters[chance.Below(letters.size())], letters[chance.Below(letters.size())]);
  if (chance.Hits(0.8)) person.phone = fmt::format("01632 96{:04}", chance.Below(10000));
  if (chance.Hits(0.04)) person.address = "No fixed abode", person.postcode = "";
  return person;
}

std::string InventName(std::uint64_t seed, std::uint64_t number) {
  Chance chance(seed, 0x57AFF, number);
  const std::string first = chance.OneOf(kFirst);
  return first + " " + chance.OneOf(kLast);
}

}  // namespace caseway::app
