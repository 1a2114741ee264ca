using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Channels;

/// <summary>Trust in a private authority: of the usual checks only the roots are others.</summary>
internal static class SmtpTrust
{
    /// <summary>Reads the file, so that a renewed one is taken by the next connection.</summary>
    public static RemoteCertificateValidationCallback In(string authorityFile)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authorityFile);
        return (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors, authorities);
    }

    private static bool IsTrusted(
        X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is not X509Certificate2 presented || chain is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        // The chain holds what the server presented, so that intermediates are found.
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(presented);
    }
}
