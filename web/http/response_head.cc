#include "web/http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "web/http/tokens.h"

namespace caseway::http {
namespace {

constexpr std::string_view kAlways =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'\r\n"
    "Strict-Transport-Security: max-age=63072000\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

void AppendNumber(std::string& out, std::size_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

bool IsSafeValue(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](unsigned char c) { return c >= 0x20 && c != 0x7F; });
}

void AppendHeader(std::string& out, std::string_view name, std::string_view value) {
  if (!IsToken(name) || !IsSafeValue(value)) return;
  out.append(name).append(": ").append(value).append("\r\n");
}

void AppendCookie(std::string& out, const SetCookie& cookie) {
  if (!IsToken(cookie.name) || !IsSafeValue(cookie.value) || cookie.value.find(';') != std::string::npos) return;
  out.append("Set-Cookie: ").append(cookie.name).append("=").append(cookie.value);
  if (cookie.max_age_seconds) out.append("; Max-Age=").append(std::to_string(*cookie.max_age_seconds));
  out.append("; Path=/; Secure; HttpOnly; SameSite=Lax\r\n");
}

// The date changes once a second: each thread keeps the last one it wrote.
std::string_view CachedDate(Instant now) {
  thread_local std::chrono::sys_seconds second{};
  thread_local std::string text;
  const auto wanted = std::chrono::floor<std::chrono::seconds>(now);
  if (text.empty() || wanted != second) {
    second = wanted;
    text = FormatHttpDate(now);
  }
  return text;
}

void AppendTwoDigits(std::string& out, unsigned number) {
  out += static_cast<char>('0' + number / 10 % 10);
  out += static_cast<char>('0' + number % 10);
}

}  // namespace

std::string_view ReasonPhrase(int status) {
  struct Phrase {
    int status;
    std::string_view text;
  };
  static constexpr std::array<Phrase, 27> kPhrases = {{
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {417, "Expectation Failed"},
      {421, "Misdirected Request"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {505, "HTTP Version Not Supported"},
  }};
  for (const Phrase& phrase : kPhrases) {
    if (phrase.status == status) return phrase.text;
  }
  return "";
}

std::string FormatHttpDate(Instant instant) {
  static constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const auto second = std::chrono::floor<std::chrono::seconds>(instant - day).count();
  std::string out(kDays[std::chrono::weekday(day).c_encoding()]);
  out += ", ";
  AppendTwoDigits(out, static_cast<unsigned>(date.day()));
  out.append(" ").append(kMonths[static_cast<unsigned>(date.month()) - 1]).append(" ");
  out += std::to_string(static_cast<int>(date.year())) + " ";
  AppendTwoDigits(out, static_cast<unsigned>(second / 3600));
  out += ':';
  AppendTwoDigits(out, static_cast<unsigned>(second / 60 % 60));
  out += ':';
  AppendTwoDigits(out, static_cast<unsigned>(second % 60));
  return out + " GMT";
}

void AppendResponse(std::string& out, const Response& response, const ResponseContext& context) {
  out.reserve(out.size() + 1200 + response.body.size());
  out.append("HTTP/1.1 ");
  AppendNumber(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(ReasonPhrase(response.status)).append("\r\n").append(kAlways);
  AppendHeader(out, "Cache-Control",
               response.caching == Caching::kImmutable ? "public, max-age=31536000, immutable" : "no-store");
  AppendHeader(out, "Date", CachedDate(context.now));
  AppendHeader(out, "Request-Id", context.request_id);
  if (!context.keep_alive) AppendHeader(out, "Connection", "close");
  if (response.status == 405) AppendHeader(out, "Allow", "GET, HEAD, POST");
  if (response.status == 503) AppendHeader(out, "Retry-After", "5");
  if (!response.location.empty()) AppendHeader(out, "Location", response.location);
  for (const SetCookie& cookie : response.cookies) AppendCookie(out, cookie);
  for (const Field& header : response.headers) AppendHeader(out, header.name, header.value);
  const bool may_have_body = response.status != 204 && response.status != 304;
  if (may_have_body) {
    if (!response.body.empty()) AppendHeader(out, "Content-Type", response.content_type);
    out.append("Content-Length: ");
    AppendNumber(out, response.body.size());
    out.append("\r\n");
  }
  out.append("\r\n");
  if (may_have_body && !context.without_body) out.append(response.body);
}

}  // namespace caseway::http
