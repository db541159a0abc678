#ifndef SUROO_CCRYPTO_SHIM_H
#define SUROO_CCRYPTO_SHIM_H

#include <openssl/evp.h>

/// The size of the largest digest, which Swift cannot read from its macro.
static const int suroo_largest_digest = EVP_MAX_MD_SIZE;

#endif
