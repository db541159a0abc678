#ifndef SUROO_CCRYPTO_SHIM_H
#define SUROO_CCRYPTO_SHIM_H

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

/// The size of the largest digest, which Swift cannot read from its macro.
static const int suroo_largest_digest = EVP_MAX_MD_SIZE;

/// The controls of EVP_chacha20_poly1305, aliases that Swift does not follow.
static const int suroo_aead_set_tag = EVP_CTRL_AEAD_SET_TAG;
static const int suroo_aead_get_tag = EVP_CTRL_AEAD_GET_TAG;

#endif
