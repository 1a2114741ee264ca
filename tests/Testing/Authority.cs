using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Testing;

/// <summary>An authority that only the test knows, and the files of those that it certifies.</summary>
public sealed class Authority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _root;

    public Authority(string name = "Test Root", Authority? above = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = above is null ? request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(1)) : above.Sign(request, key, 300);
    }

    public string Pem => _root.ExportCertificatePem();

    public void Dispose() => _root.Dispose();

    public X509Certificate2 Certify(string name, int endsInDays = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=member", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = Sign(request, key, endsInDays);
        // SslStream on some systems wants a key that was loaded, not one that was made.
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The settings of a member whose files are in the folder.</summary>
    public static Dictionary<string, string> Settings(string folder) => new()
    {
        ["TLS_CERT"] = Path.Combine(folder, "tls.crt"),
        ["TLS_KEY"] = Path.Combine(folder, "tls.key"),
        ["TLS_CA"] = Path.Combine(folder, "ca.crt"),
    };

    /// <summary>Each file at once, so that none is ever half there.</summary>
    public void Write(string folder, X509Certificate2 certificate, string between = "", string? authority = null)
    {
        var key = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        foreach (var (name, text) in new[] { ("tls.crt", certificate.ExportCertificatePem() + "\n" + between), ("tls.key", key), ("ca.crt", authority ?? Pem) })
        {
            var draft = Path.Combine(folder, $"{name}.draft");
            File.WriteAllText(draft, text);
            File.Move(draft, Path.Combine(folder, name), overwrite: true);
        }
    }

    private X509Certificate2 Sign(CertificateRequest request, ECDsa key, int endsInDays)
    {
        using var certificate = request.Create(_root, Now.AddYears(-1), Now.AddDays(endsInDays), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
