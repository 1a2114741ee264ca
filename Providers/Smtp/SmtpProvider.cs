using MimeKit;

namespace OrleansNotify.Channels;

/// <summary>Mail by SMTP over kept connections.</summary>
internal sealed class SmtpProvider(SmtpConnections connections, TimeProvider time) : IMessageProvider
{
    public ProviderManifest Manifest { get; } = ManifestReader.Read("Smtp");

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        if (!SmtpServer.TryParse(settings["url"], out var server))
        {
            return CallFailure.BadSettings;
        }

        if (!MailEnvelope.TryCreate(message, settings, out var envelope, out var refusal))
        {
            return refusal;
        }

        using var mail = SmtpMail.Compose(message, envelope, time.GetUtcNow());
        var account = SmtpAccount.Of(settings);
        var outcome = await Send(mail, account, server, isNew: false, settings.ConnectWithin, cancellation)
            ?? await Send(mail, account, server, isNew: true, settings.ConnectWithin, cancellation)
            ?? new ProviderOutcome { Kind = OutcomeKind.Later, Scope = OutcomeScope.Account, Code = ProviderHttp.ConnectFailed };
        return outcome with { Detail = Details.Clean(outcome.Detail, server.Secrets) };
    }

    public async Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
    {
        if (!SmtpServer.TryParse(settings["url"], out var server))
        {
            return new ProviderCheck(false, CallFailure.BadSettings.Detail);
        }

        try
        {
            using var connection = await connections.Take(SmtpAccount.Of(settings), server, isNew: true, null, cancellation);
            await connection.Client.NoOpAsync(cancellation);
            connection.Keep();
            return new ProviderCheck(true, "answers");
        }
        catch (Exception e)
        {
            return new ProviderCheck(false, Details.Clean(SmtpRules.OutcomeOf(e, SmtpStage.Connecting).Detail, server.Secrets));
        }
    }

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("SMTP has no callbacks"));

    /// <summary>Null when the connection was a kept one that the server has closed: nothing was sent.</summary>
    private async Task<ProviderOutcome?> Send(
        MimeMessage mail, SmtpAccount account, SmtpServer server, bool isNew, TimeSpan? connectWithin, CancellationToken cancellation)
    {
        var attempt = new SmtpAttempt();
        try
        {
            using var connection = await connections.Take(account, server, isNew, connectWithin, cancellation);
            attempt.Stage = SmtpStage.Envelope;
            return await Send(connection, mail, attempt, cancellation) ? ProviderOutcome.Accepted(mail.MessageId) : null;
        }
        // Of whatever kind: how far the attempt had come decides.
        catch (Exception e)
        {
            return SmtpRules.OutcomeOf(e, attempt.Stage);
        }
    }

    private static async Task<bool> Send(SmtpConnection connection, MimeMessage mail, SmtpAttempt attempt, CancellationToken cancellation)
    {
        try
        {
            await connection.Client.SendAsync(mail, cancellation, attempt);
            connection.Keep();
            return true;
        }
        catch (Exception e) when (connection.IsReused && SmtpRules.IsStale(e, attempt.Stage))
        {
            return false;
        }
        catch (Exception e) when (SmtpRules.IsUsableAfter(e))
        {
            connection.Keep();
            throw;
        }
    }
}
