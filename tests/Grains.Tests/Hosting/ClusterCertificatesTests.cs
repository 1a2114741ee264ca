using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Hosting;

public sealed class ClusterCertificatesTests : IDisposable
{
    private const string Name = "orleansnotify";
    private readonly string _folder = Directory.CreateTempSubdirectory("orleansnotify-").FullName;
    private readonly Authority _authority = new();

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void WithoutFilesTheClusterSpeaksInTheClear() => Assert.Null(ClusterCertificates.Load(new ClusterTlsOptions()));

    [Fact]
    public void WhoHasACertificateOfTheAuthorityForTheNameIsAMember()
    {
        var certificates = Load(_authority.Certify(Name));
        using var member = _authority.Certify(Name);
        using var otherName = _authority.Certify("billing");
        using var ended = _authority.Certify(Name, endsInDays: -1);
        using var others = new Authority();
        using var foreign = others.Certify(Name);

        Assert.True(certificates.IsMember(member, null));
        Assert.All(new X509Certificate2?[] { otherName, ended, foreign, null }, one => Assert.False(certificates.IsMember(one, null)));
    }

    [Fact]
    public void TheAuthorityMayHaveAnotherBetweenItAndTheMembers()
    {
        using var between = new Authority("Between", _authority);
        using var own = between.Certify(Name);
        using var other = between.Certify(Name);
        _authority.Write(_folder, own, between.Pem);

        Assert.True(ClusterCertificates.Load(Options())!.IsMember(other, null));
    }

    [Fact]
    public void WhatCannotWorkIsSaidAtTheStart()
    {
        using var others = new Authority();
        using var own = _authority.Certify(Name);
        using var ended = _authority.Certify(Name, endsInDays: -1);
        using var otherName = _authority.Certify("billing");
        using var otherKey = _authority.Certify(Name);

        Assert.StartsWith("TLS_CERT cannot be read: ", Problem(() => { }), StringComparison.Ordinal);
        Assert.StartsWith($"TLS_CERT {_folder}/tls.crt cannot be used: ", Problem(() => _authority.Write(_folder, own, authority: others.Pem)), StringComparison.Ordinal);
        Assert.StartsWith($"TLS_CERT {_folder}/tls.crt cannot be used: ", Problem(() => _authority.Write(_folder, ended)), StringComparison.Ordinal);
        Assert.EndsWith("it is not for the name orleansnotify (TLS_HOST)", Problem(() => _authority.Write(_folder, otherName)), StringComparison.Ordinal);
        Assert.StartsWith("TLS_CERT and TLS_KEY: the PEM cannot be used: ", Problem(() => WriteWithKeyOf(own, otherKey)), StringComparison.Ordinal);
        Assert.StartsWith("TLS_CERT and TLS_KEY: the PEM cannot be used: ", Problem(() => File.WriteAllText(Path.Combine(_folder, "tls.key"), "")), StringComparison.Ordinal);
    }

    [Fact]
    public void ARenewedCertificateTakesThePlaceOfTheOneBefore()
    {
        using var first = _authority.Certify(Name);
        using var second = _authority.Certify(Name);
        var certificates = Load(first);

        var hasChangedAtOnce = certificates.Reload();
        _authority.Write(_folder, second);
        var hasChanged = certificates.Reload();

        Assert.Equal((false, true, second.SerialNumber), (hasChangedAtOnce, hasChanged, certificates.Own.SerialNumber));
    }

    [Fact]
    public void HalfWrittenFilesChangeNothing()
    {
        using var first = _authority.Certify(Name);
        using var second = _authority.Certify(Name);
        var certificates = Load(first);

        WriteWithKeyOf(second, first);

        Assert.Throws<BrokenConfigurationException>(() => certificates.Reload());
        Assert.Equal(first.SerialNumber, certificates.Own.SerialNumber);
    }

    private ClusterCertificates Load(X509Certificate2 own)
    {
        _authority.Write(_folder, own);
        return ClusterCertificates.Load(Options())!;
    }

    private string Problem(Action write)
    {
        write();
        return Assert.Throws<BrokenConfigurationException>(() => ClusterCertificates.Load(Options())).Message;
    }

    private void WriteWithKeyOf(X509Certificate2 certificate, X509Certificate2 other)
    {
        _authority.Write(_folder, other);
        File.WriteAllText(Path.Combine(_folder, "tls.crt"), certificate.ExportCertificatePem());
    }

    private ClusterTlsOptions Options()
    {
        var settings = Authority.Settings(_folder);
        return new() { Certificate = settings["TLS_CERT"], Key = settings["TLS_KEY"], Authority = settings["TLS_CA"] };
    }
}
