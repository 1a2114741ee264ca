using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace OrleansNotify.Hosting;

internal static class ClusterTls
{
    /// <returns>Null: the cluster speaks in the clear.</returns>
    public static ClusterCertificates? AddClusterCertificates(this IHostApplicationBuilder builder)
    {
        var certificates = ClusterCertificates.Load(Settings.Read<ClusterTlsOptions>(builder.Configuration));
        if (certificates is not null)
        {
            builder.Services.AddSingleton(certificates);
            builder.Services.AddHostedService<CertificateWorker>();
        }

        return certificates;
    }

    public static void UseTls(this ISiloBuilder silo, ClusterCertificates? certificates)
    {
        if (certificates is not null)
        {
            silo.UseTls(tls => Use(tls, certificates));
        }
    }

    public static void UseTls(this IClientBuilder client, ClusterCertificates? certificates)
    {
        if (certificates is not null)
        {
            client.UseTls(tls => Use(tls, certificates));
        }
    }

    private static void Use(TlsOptions tls, ClusterCertificates certificates)
    {
        // Orleans wants one to begin with; the selectors are asked at each connection, and come first.
        tls.LocalCertificate = certificates.Own;
        tls.LocalServerCertificateSelector = (_, _) => certificates.Own;
        tls.LocalClientCertificateSelector = (_, _, _, _, _) => certificates.Own;
        tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        tls.RemoteCertificateValidation = (certificate, chain, _) => certificates.IsMember(certificate, chain);
        tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = certificates.HostName;
    }
}
