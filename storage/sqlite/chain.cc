#include "storage/sqlite/chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>

namespace caseway::storage {

namespace {

class Canonical {
 public:
  Canonical& Add(std::string_view field) {
    const fmt::format_int size(field.size());
    text_.append(size.data(), size.size()) += ':';
    text_.append(field) += ',';
    return *this;
  }
  Canonical& Add(std::int64_t number) {
    const fmt::format_int digits(number);
    return Add(std::string_view(digits.data(), digits.size()));
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

int ReadNumber(std::string_view text, std::size_t from, std::size_t size) {
  int number = 0;
  if (from + size <= text.size()) std::from_chars(text.data() + from, text.data() + from + size, number);
  return number;
}

void AppendTwoDigits(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

constexpr const char* kPrecisions[] = {"minute", "hour", "day", "month", "year"};

}  // namespace

std::string CanonicalEvent(const Event& event, const Sha256Sum& payload_digest) {
  return Canonical()
      .Add(event.position)
      .Add(event.stream.kind)
      .Add(event.stream.id)
      .Add(event.sequence)
      .Add(event.type)
      .Add(event.type_version)
      .Add(event.command)
      .Add(event.actor.value)
      .Add(WriteLocal(event.happened.local))
      .Add(NameOf(event.happened.precision))
      .Add(event.entered.time_since_epoch().count())
      .Add(event.definition)
      .Add(BytesOf(payload_digest))
      .Take();
}

std::string CanonicalAudit(const AuditEntry& entry) {
  return Canonical()
      .Add(entry.position)
      .Add(entry.at.time_since_epoch().count())
      .Add(entry.actor.value)
      .Add(entry.session)
      .Add(caseway::NameOf(entry.deed))
      .Add(entry.route)
      .Add(entry.subject_kind)
      .Add(WriteIds(entry.shown))
      .Add(entry.reason)
      .Add(entry.request)
      .Take();
}

std::string CanonicalRow(const Statement& row, int count) {
  Canonical text;
  for (int column = 0; column < count; ++column) text.Add(row.Text(column));
  return text.Take();
}

Sha256Sum PayloadDigest(const Digest& digest, std::string_view salt, std::string_view payload) {
  std::string salted(salt);
  salted += payload;
  return digest.Sha256(salted);
}

Link NextLink(const Digest& digest, const Link& previous, std::string_view canonical) {
  std::string bytes(BytesOf(previous.hash));
  bytes += canonical;
  return {previous.position + 1, digest.Sha256(bytes)};
}

std::string HexOf(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(byte));
  return text;
}

Sha256Sum SumOf(std::string_view bytes) {
  Sha256Sum sum{};
  if (bytes.size() == sum.size()) std::memcpy(sum.data(), bytes.data(), sum.size());
  return sum;
}

std::string WriteLocal(const LondonTime& local) {
  std::string out = FormatIso(local.date);
  AppendTwoDigits(out += 'T', local.minutes / 60);
  AppendTwoDigits(out += ':', local.minutes % 60);
  AppendTwoDigits(out += ':', local.seconds);
  return out;
}

LondonTime ReadLocal(std::string_view text) {
  const auto month = static_cast<unsigned>(ReadNumber(text, 5, 2));
  const auto day = static_cast<unsigned>(ReadNumber(text, 8, 2));
  const Date date{std::chrono::year(ReadNumber(text, 0, 4)), std::chrono::month(month), std::chrono::day(day)};
  return {date, ReadNumber(text, 11, 2) * 60 + ReadNumber(text, 14, 2), ReadNumber(text, 17, 2)};
}

const char* NameOf(HappenedPrecision precision) { return kPrecisions[static_cast<std::size_t>(precision)]; }

HappenedPrecision PrecisionOf(std::string_view name) {
  const auto* found = std::find(std::begin(kPrecisions), std::end(kPrecisions), name);
  if (found == std::end(kPrecisions)) return HappenedPrecision::kDay;
  return static_cast<HappenedPrecision>(found - std::begin(kPrecisions));
}

std::string WriteIds(const std::vector<std::int64_t>& ids) { return fmt::format("{}", fmt::join(ids, ",")); }

std::vector<std::int64_t> ReadIds(std::string_view text) {
  std::vector<std::int64_t> ids;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    std::int64_t id = 0;
    const auto [after, fault] = std::from_chars(at, end, id);
    if (fault != std::errc()) break;
    ids.push_back(id);
    at = after + 1;
  }
  return ids;
}

}  // namespace caseway::storage
