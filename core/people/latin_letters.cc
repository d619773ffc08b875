#include "core/people/latin_letters.h"

#include <array>
#include <vector>

namespace caseway {
namespace {

// Latin letters with marks, from U+00C0 to U+024F and from U+1E00 to U+1EFF, as plain lower-case letters in the order
// of Unicode; a hyphen where there is no plain counterpart.
constexpr std::string_view kFromC0 =
    "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o "
    "o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h "
    "i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n ng ng o o o o o o oe oe r r r r r r "
    "s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s b b - - - - - - - - d - - - e "
    "e - f f - - - - i k k - - - n - - o o - - - - - - - - - - - - - u u - - y y - - - - - - - - - - - - - - - "
    "dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u e a a a a - - - - g g k k o o o o - - j dz dz "
    "dz g g - - n n a a - - - - a a a a e e e e i i i i o o o o r r r r u u u u s s t t - - h h - - - - - - a a "
    "e e o o o o o o o o y y - - - - - - - - - - - - - - - b - - - - - - - - - - - - ";
constexpr std::string_view kFrom1E00 =
    "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k k "
    "k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s s s "
    "t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z h t w y a s s s ss "
    "d a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o "
    "o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y ll ll v v y y ";

using Letters = std::vector<std::string_view>;

Letters SplitAtBlanks(std::string_view table) {
  Letters out;
  for (std::size_t begin = 0; begin < table.size();) {
    const auto end = table.find(' ', begin);
    out.push_back(table.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string_view LookUp(const Letters& letters, std::uint32_t offset) {
  if (offset >= letters.size() || letters[offset] == "-") return {};
  return letters[offset];
}

}  // namespace

std::string_view PlainLatin(std::uint32_t code_point) {
  static const Letters from_c0 = SplitAtBlanks(kFromC0);
  static const Letters from_1e00 = SplitAtBlanks(kFrom1E00);
  if (code_point >= 0x1E00) return LookUp(from_1e00, code_point - 0x1E00);
  if (code_point >= 0xC0) return LookUp(from_c0, code_point - 0xC0);
  return {};
}

}  // namespace caseway
