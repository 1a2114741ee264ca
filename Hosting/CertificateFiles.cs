using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Hosting;

/// <summary>What the three files held when they were read.</summary>
internal sealed class CertificateFiles
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly ClusterTlsOptions _options;
    private readonly string _text;
    private readonly X509Certificate2Collection _between = [];
    private readonly X509Certificate2Collection _authorities = [];

    private CertificateFiles(ClusterTlsOptions options, string certificate, string key, string authority)
    {
        (_options, _text) = (options, certificate + key + authority);
        Own = Import("TLS_CERT and TLS_KEY", () => X509Certificate2.CreateFromPem(certificate, key));
        Import("TLS_CERT", () => _between.ImportFromPem(certificate));
        Import("TLS_CA", () => _authorities.ImportFromPem(authority));
        if (WhyNoMember(Own, given: null) is { } why)
        {
            throw new BrokenConfigurationException($"TLS_CERT {options.Certificate} cannot be used: {why}");
        }
    }

    public X509Certificate2 Own { get; }

    public static CertificateFiles Read(ClusterTlsOptions options)
        => new(options, Read("TLS_CERT", options.Certificate), Read("TLS_KEY", options.Key), Read("TLS_CA", options.Authority));

    public bool IsSameAs(CertificateFiles other) => _text == other._text;

    /// <param name="given">The chain that came with it; its certificates help to find an authority, and are believed no more than it is.</param>
    /// <returns>Null: the other one belongs to this cluster.</returns>
    public string? WhyNoMember(X509Certificate2 certificate, X509Chain? given)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(_between);
        chain.ChainPolicy.ExtraStore.AddRange(given?.ChainPolicy.ExtraStore ?? []);
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        chain.ChainPolicy.ApplicationPolicy.Add(ClientAuthentication);
        return !chain.Build(certificate) ? string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct())
            : !certificate.MatchesHostname(_options.HostName, allowCommonName: false) ? $"it is not for the name {_options.HostName} (TLS_HOST)"
            : null;
    }

    private static string Read(string key, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenConfigurationException($"{key} cannot be read: {e.Message}", e);
        }
    }

    private static X509Certificate2 Import(string keys, Func<X509Certificate2> import)
    {
        X509Certificate2? imported = null;
        Import(keys, () => { imported = import(); });
        return imported!;
    }

    private static void Import(string keys, Action import)
    {
        try
        {
            import();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new BrokenConfigurationException($"{keys}: the PEM cannot be used: {e.Message}", e);
        }
    }
}
