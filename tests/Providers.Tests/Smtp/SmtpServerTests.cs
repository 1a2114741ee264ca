using MailKit.Security;

namespace OrleansNotify.Channels;

public sealed class SmtpServerTests
{
    [Theory]
    [InlineData("smtp://mail.example", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp://mail.example?tls=required", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp://mail.example:25/?tls=none", 25, SecureSocketOptions.None)]
    [InlineData("smtps://mail.example", 465, SecureSocketOptions.SslOnConnect)]
    [InlineData("smtps://mail.example:1465", 1465, SecureSocketOptions.SslOnConnect)]
    public void TlsIsRequiredUnlessTheAddressSaysNone(string url, int port, SecureSocketOptions security)
    {
        Assert.True(SmtpServer.TryParse(url, out var server));

        Assert.Equal(new SmtpServer("mail.example", port, security, null, null), server);
    }

    [Fact]
    public void UserAndPasswordAreUnescaped()
    {
        Assert.True(SmtpServer.TryParse("smtp://me%40a.example:p%3Aa%23b@mail.example?ca=/etc/mail-ca.pem", out var server));

        Assert.Equal(("me@a.example", "p:a#b"), (server.Credential!.UserName, server.Credential.Password));
        Assert.Equal("/etc/mail-ca.pem", server.AuthorityFile);
    }
}
