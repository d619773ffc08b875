#include "web/http/site.h"

namespace caseway::http {
namespace {

// Spreads a counter over 64 bits, each number once (the finaliser of splitmix64).
std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

}  // namespace

std::string Site::NextRequestId() {
  std::uint64_t number = Mix(request_seed + requests.fetch_add(1, std::memory_order_relaxed));
  std::string id(10, '0');
  for (char& c : id) {
    c = "0123456789abcdefghjkmnpqrstvwxyz"[number % 32];
    number /= 32;
  }
  return id;
}

Response Site::ErrorPage(int status, std::string_view say, std::string_view request_id) const {
  return Page(options.error_page(status, say, request_id), status);
}

void Site::Fault(std::string_view request_id, std::string_view what) const {
  if (options.on_fault) options.on_fault(request_id, what);
}

}  // namespace caseway::http
