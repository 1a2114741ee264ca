using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace OrleansNotify.Channels;

/// <summary>What a failed attempt means for its mail.</summary>
internal static class SmtpRules
{
    public static ProviderOutcome OutcomeOf(Exception failure, SmtpStage stage) => failure switch
    {
        SmtpCommandException refusal => SmtpRefusals.OutcomeOf(SmtpReply.Of(refusal), stage),
        _ when stage == SmtpStage.Content => new ProviderOutcome
        {
            Kind = OutcomeKind.Unknown,
            Code = failure is OperationCanceledException ? ProviderHttp.TimedOut
                : IsUnreadable(failure) ? StatusClass.UnreadableAnswer
                : ProviderHttp.ConnectionLost,
            Detail = "The mail was written, and the server's answer did not come.",
        },
        // The server lacks an extension that this mail's address needs.
        NotSupportedException when stage == SmtpStage.Envelope
            => new ProviderOutcome { Kind = OutcomeKind.RefusedRecipient, Code = "not_supported", Detail = failure.Message },
        _ when AccountProblem(failure) is { } code
            => new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Scope = OutcomeScope.Account, Code = code, Detail = failure.Message },
        _ => new ProviderOutcome
        {
            Kind = OutcomeKind.Later,
            Scope = OutcomeScope.Account,
            Code = failure is OperationCanceledException ? ProviderHttp.TimedOut
                : stage == SmtpStage.Connecting ? ProviderHttp.ConnectFailed
                : ProviderHttp.ConnectionLost,
            Detail = failure.Message,
        },
    };

    /// <summary>A kept connection that the server has closed or closes (421): the same mail goes over a new one at once.</summary>
    public static bool IsStale(Exception failure, SmtpStage stage) => stage == SmtpStage.Envelope && failure
        is IOException
        or SmtpProtocolException
        or ServiceNotConnectedException
        or SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };

    /// <summary>After a refusal of one mail the connection takes others, but for 421: then the server closes it.</summary>
    public static bool IsUsableAfter(Exception failure)
        => failure is SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable };

    /// <summary>MailKit has one exception for a reply that is none and for a connection that ends, with different texts.</summary>
    private static bool IsUnreadable(Exception failure)
        => failure is SmtpProtocolException && failure.Message.Contains("parse", StringComparison.OrdinalIgnoreCase);

    /// <summary>What time does not mend; null for anything else.</summary>
    private static string? AccountProblem(Exception failure) => failure switch
    {
        AddressRefusedException => ProviderHttp.AddressNotAllowed,
        // MailKit puts the reply's digits first: 454 is a failure that passes.
        AuthenticationException => failure.Message.StartsWith('4') ? null : "authentication_failed",
        ServiceNotAuthenticatedException => "authentication_required",
        SslHandshakeException { ServerCertificate: not null } => "certificate_not_trusted",
        NotSupportedException => "tls_not_offered",
        System.Security.Cryptography.CryptographicException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException
            => "authorities_not_readable",
        _ => null,
    };
}
