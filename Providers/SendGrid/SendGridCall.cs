using System.Net;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace OrleansNotify.Channels;

/// <summary>One call: the package makes the request, which then goes as those of all providers do.</summary>
internal sealed class SendGridCall : SendGridClient
{
    private readonly ProviderHttp _http;
    private readonly ProviderSettings _settings;
    private ProviderOutcome? _outcome;

    private SendGridCall(ProviderHttp http, ProviderSettings settings)
        : base(http.Client, new SendGridClientOptions { ApiKey = settings["apiKey"], Host = settings["url"] })
        => (_http, _settings) = (http, settings);

    public static async Task<ProviderOutcome> Send(
        SendGridMessage message, ProviderHttp http, ProviderSettings settings, CancellationToken cancellation)
    {
        SendGridCall? call = null;
        try
        {
            call = new SendGridCall(http, settings);
            await call.SendEmailAsync(message, cancellation);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // The key cannot be a header, or the address no URL: the request was never made.
        }

        return call?._outcome ?? CallFailure.BadSettings;
    }

    public override async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        _outcome = await _http.Exchange(request, _settings, answer => SendGridAnswers.Read(answer, _http.Time.GetUtcNow()), cancellationToken);
        return new Response(HttpStatusCode.Accepted, null, null);
    }
}
