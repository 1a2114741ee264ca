using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

public sealed class ProductionSecretsTests
{
    [Theory]
    [InlineData("ADMIN_TOKEN", "x")]
    [InlineData("ADMIN_TOKEN", "0123456789abcdef0123456789abcde")]
    [InlineData("ADMIN_TOKEN", "00000000000000000000000000000000")]
    [InlineData("WEBHOOK_TOKEN", "REPLACE")]
    [InlineData("WEBHOOK_TOKEN", "your-webhook-token")]
    [InlineData("WEBHOOK_TOKEN", "changeme")]
    [InlineData("WEBHOOK_TOKEN", "short")]
    [InlineData("API_KEY", "replace-me-with-a-key")]
    [InlineData("WEBHOOK_SECRET", "your-global-webhook-secret")]
    [InlineData("SECRET_KEY", "REPLACE")]
    [InlineData("SENDGRID_API_KEY", "your-sendgrid-api-key")]
    [InlineData("SMTP_URL", "smtp://user:REPLACE@host:587")]
    [InlineData("DATABASE_URL", "postgres://notify:REPLACE@postgres/notify")]
    [InlineData("SOURCES", "github=0123456789abcdef,stripe=short")]
    public void AWeakSecretIsNamed(string name, string value)
    {
        var broken = Assert.Throws<BrokenConfigurationException>(() => Refuse(name, value));

        Assert.Contains(name, broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{value}\"", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADMIN_TOKEN", "")]
    [InlineData("ADMIN_TOKEN", "0123456789abcdef0123456789abcdef")]
    [InlineData("WEBHOOK_TOKEN", "w1x2y3z4a5b6c7d8e9f0g1h2i3j4k5l6")]
    [InlineData("API_KEY", "nk_acme_0123456789abcdef")]
    [InlineData("SOURCES", "github=0123456789abcdef")]
    [InlineData("DATABASE_URL", "postgres://notify:pw@postgres/notify")]
    [InlineData("SMTP_URL", "smtp://127.0.0.1:25?tls=none")]
    public void OthersAreTaken(string name, string value) => Refuse(name, value);

    [Fact]
    public void EveryWeakSecretIsNamedAtOnce()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ADMIN_TOKEN", "x"), new("WEBHOOK_TOKEN", "REPLACE")]).Build();

        var broken = Assert.Throws<BrokenConfigurationException>(configuration.RefuseWeakSecrets);

        Assert.Equal(
            "ADMIN_TOKEN must have at least 32 characters in Production (openssl rand -hex 32 makes one); WEBHOOK_TOKEN is the placeholder of an example",
            broken.Message);
    }

    private static void Refuse(string name, string value)
        => new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build().RefuseWeakSecrets();
}
