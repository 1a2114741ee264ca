using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Channels;

public sealed class SmtpTlsTests : IDisposable
{
    private readonly X509Certificate2 _root = Certificates.Root();
    private readonly string _authority = Path.GetTempFileName();

    public SmtpTlsTests() => File.WriteAllText(_authority, _root.ExportCertificatePem());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APrivateAuthorityIsTrustedWhenTheAddressNamesIt(bool isImplicit)
    {
        using var certificate = Certificates.Of(_root, "127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate, IsImplicitTls = isImplicit, Account = "me:secret" };
        using var account = SmtpAccounts.Of($"{(isImplicit ? "smtps" : "smtp")}://me:secret@127.0.0.1:{mailbox.Port}?ca={_authority}");

        Assert.Equal(OutcomeKind.Accepted, (await account.Send(TestMessages.Mail)).Kind);
        Assert.Equal("ann@example.org", (await mailbox.Next()).To);
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("smtps")]
    public async Task ACertificateOfAnUnknownAuthorityGetsNothing(string scheme)
    {
        using var certificate = Certificates.SelfSigned("127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate, IsImplicitTls = scheme == "smtps" };

        await GetsNothing(mailbox, $"{scheme}://127.0.0.1:{mailbox.Port}", "certificate_not_trusted");
    }

    [Fact]
    public async Task ACertificateForAnotherNameGetsNothing()
    {
        using var certificate = Certificates.Of(_root, "other.example");
        await using var mailbox = new SmtpMailbox { Certificate = certificate };

        await GetsNothing(mailbox, $"smtp://127.0.0.1:{mailbox.Port}?ca={_authority}", "certificate_not_trusted");
    }

    [Fact]
    public async Task ACertificateOfAnotherAuthorityThanTheNamedGetsNothing()
    {
        using var other = Certificates.Root();
        using var certificate = Certificates.Of(other, "127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate };

        await GetsNothing(mailbox, $"smtp://127.0.0.1:{mailbox.Port}?ca={_authority}", "certificate_not_trusted");
    }

    [Fact]
    public async Task AServerWithoutStartTlsGetsNothingUnlessTheAddressSaysNone()
    {
        await using var mailbox = new SmtpMailbox();

        await GetsNothing(mailbox, $"smtp://127.0.0.1:{mailbox.Port}", "tls_not_offered");
    }

    [Fact]
    public async Task AWrongPasswordIsTheAccountsFault()
    {
        using var certificate = Certificates.Of(_root, "127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate, Account = "me:secret" };

        await GetsNothing(mailbox, $"smtp://me:wrong-password@127.0.0.1:{mailbox.Port}?ca={_authority}", "authentication_failed");
    }

    [Theory]
    [InlineData("/nowhere/ca.pem")]
    [InlineData("/etc/hostname")]
    public async Task AFileOfAuthoritiesThatIsNoneGetsNothing(string file)
    {
        using var account = SmtpAccounts.Of($"smtp://127.0.0.1:1?ca={file}");

        Assert.NotEqual(OutcomeKind.Accepted, (await account.Send(TestMessages.Mail)).Kind);
    }

    public void Dispose()
    {
        _root.Dispose();
        File.Delete(_authority);
    }

    private static async Task GetsNothing(SmtpMailbox mailbox, string url, string code)
    {
        using var account = SmtpAccounts.Of(url);

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.RefusedAccount, OutcomeScope.Account, code), (outcome.Kind, outcome.Scope, outcome.Code));
        Assert.DoesNotContain("wrong-password", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal((1, 0), (mailbox.Connections, mailbox.Waiting));
    }
}
