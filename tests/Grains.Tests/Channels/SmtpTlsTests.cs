using System.Security.Cryptography.X509Certificates;
using OrleansNotify.Outbound;

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
        await using var mail = MailFixture.Of(("SMTP_URL", $"{(isImplicit ? "smtps" : "smtp")}://me:secret@127.0.0.1:{mailbox.Port}?ca={_authority}"));

        Assert.Equal(SendOutcome.Sent, await mail.Send());
        Assert.Equal("012345", (await mailbox.Next()).Code);
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("smtps")]
    public async Task ACertificateOfAnUnknownAuthorityGetsNothing(string scheme)
    {
        using var certificate = Certificates.SelfSigned("127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate, IsImplicitTls = scheme == "smtps" };
        await using var mail = MailFixture.Of(("SMTP_URL", $"{scheme}://127.0.0.1:{mailbox.Port}"));

        await GetsNothing(mailbox, mail);
    }

    [Fact]
    public async Task ACertificateForAnotherNameGetsNothing()
    {
        using var certificate = Certificates.Of(_root, "other.example");
        await using var mailbox = new SmtpMailbox { Certificate = certificate };
        await using var mail = MailFixture.Of(("SMTP_URL", $"smtp://127.0.0.1:{mailbox.Port}?ca={_authority}"));

        await GetsNothing(mailbox, mail);
    }

    [Fact]
    public async Task ACertificateOfAnotherAuthorityThanTheNamedGetsNothing()
    {
        using var other = Certificates.Root();
        using var certificate = Certificates.Of(other, "127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate };
        await using var mail = MailFixture.Of(("SMTP_URL", $"smtp://127.0.0.1:{mailbox.Port}?ca={_authority}"));

        await GetsNothing(mailbox, mail);
    }

    [Fact]
    public async Task AServerWithoutStartTlsGetsNothingUnlessTheAddressSaysNone()
    {
        await using var mailbox = new SmtpMailbox();
        await using var mail = MailFixture.Of(("SMTP_URL", $"smtp://127.0.0.1:{mailbox.Port}"));

        await GetsNothing(mailbox, mail);
    }

    [Fact]
    public async Task AWrongPasswordIsTheOperatorsToMend()
    {
        using var certificate = Certificates.Of(_root, "127.0.0.1");
        await using var mailbox = new SmtpMailbox { Certificate = certificate, Account = "me:secret" };
        await using var mail = MailFixture.Of(("SMTP_URL", $"smtp://me:wrong@127.0.0.1:{mailbox.Port}?ca={_authority}"));

        await GetsNothing(mailbox, mail);
    }

    public void Dispose()
    {
        _root.Dispose();
        File.Delete(_authority);
    }

    private static async Task GetsNothing(SmtpMailbox mailbox, Microsoft.Extensions.DependencyInjection.ServiceProvider mail)
    {
        Assert.Equal(SendOutcome.Retry, await mail.Send());
        Assert.Equal((1, 0), (mailbox.Connections, mailbox.Waiting));
    }
}
