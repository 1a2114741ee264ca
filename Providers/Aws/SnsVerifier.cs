using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>Whether a message was signed by SNS for a topic of ours.</summary>
internal sealed class SnsVerifier(SnsCertificates certificates)
{
    /// <summary>What is wrong, null when nothing is. A certificate is fetched only for what could be a message of this topic.</summary>
    public async Task<string?> Validate(SnsMessage message, string topicArn, Uri? ownBase, CancellationToken cancellation)
    {
        if (topicArn.Length == 0)
        {
            return "the account names no topic";
        }

        if (message.TopicArn != topicArn)
        {
            return "the message is of another topic than the account's";
        }

        if (AlgorithmOf(message.SignatureVersion) is not { } algorithm)
        {
            return "the signature's version is neither 1 nor 2";
        }

        if (!SnsAddress.TryCertificate(message.SigningCertUrl, ownBase, out var url))
        {
            return "the certificate's address is not one of SNS";
        }

        return await KeyOf(url, cancellation) is not { } key ? "the certificate could not be fetched"
            : IsSigned(message, key, algorithm) ? null
            : "the signature is wrong";
    }

    private async Task<byte[]?> KeyOf(Uri url, CancellationToken cancellation)
    {
        try
        {
            return await certificates.KeyOf(url, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static HashAlgorithmName? AlgorithmOf(string version) => version switch
    {
        // SNS' own choice; a topic's setting SignatureVersion moves it to 2.
        "1" => HashAlgorithmName.SHA1,
        "2" => HashAlgorithmName.SHA256,
        _ => null,
    };

    private static bool IsSigned(SnsMessage message, byte[] key, HashAlgorithmName algorithm)
    {
        var signature = new byte[message.Signature.Length];
        if (!Convert.TryFromBase64String(message.Signature, signature, out var length))
        {
            return false;
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key, out _);
        return rsa.VerifyData(message.SignedBytes(), signature.AsSpan(0, length), algorithm, RSASignaturePadding.Pkcs1);
    }
}
