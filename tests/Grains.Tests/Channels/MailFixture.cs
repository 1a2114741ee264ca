using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Hosting;

namespace OrleansNotify.Channels;

/// <summary>Providers as the product makes them, of settings as an operator writes them.</summary>
internal static class MailFixture
{
    public static readonly OutgoingMail Mail = new(
        "otp-1", "ann@example.org", "Your sign-in code", "Your sign-in code is 012345", "<p>012345</p>", DateTimeOffset.MaxValue);

    public static ServiceProvider Of(params (string Key, string Value)[] settings)
    {
        var values = settings.Append(("MAIL_FROM", "Notify <codes@notify.example>")).ToDictionary(s => s.Item1, s => (string?)s.Item2);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddMail(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        return services.BuildServiceProvider();
    }

    public static async Task<SendOutcome> Send(this ServiceProvider services, OutgoingMail? mail = null, TimeSpan? limit = null)
    {
        using var deadline = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(30));
        return await services.GetRequiredService<IMailProvider>().Send(mail ?? Mail, deadline.Token);
    }
}
