using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Hosting;

/// <summary>With which certificate this process speaks to the cluster's others, and whom it takes for one of them.</summary>
public sealed class ClusterCertificates
{
    private readonly ClusterTlsOptions _options;
    private volatile CertificateFiles _files;

    private ClusterCertificates(ClusterTlsOptions options) => (_options, _files) = (options, CertificateFiles.Read(options));

    public X509Certificate2 Own => _files.Own;

    public DateTime EndsAt => Own.NotAfter.ToUniversalTime();

    public string HostName => _options.HostName;

    /// <returns>Null: the cluster speaks in the clear.</returns>
    public static ClusterCertificates? Load(ClusterTlsOptions options) => options.IsOn ? new ClusterCertificates(options) : null;

    public bool IsMember(X509Certificate? certificate, X509Chain? given)
        => certificate is X509Certificate2 whole && _files.WhyNoMember(whole, given) is null;

    /// <summary>For connections from then on.</summary>
    /// <returns>Whether the files were others than before.</returns>
    /// <exception cref="BrokenConfigurationException">They cannot be used, perhaps as only some of them were written: what was read before stays.</exception>
    internal bool Reload()
    {
        var files = CertificateFiles.Read(_options);
        if (files.IsSameAs(_files))
        {
            return false;
        }

        _files = files;
        return true;
    }
}
