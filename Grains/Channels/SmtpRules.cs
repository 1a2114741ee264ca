using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace OrleansNotify.Channels;

/// <summary>What a failed attempt means for its mail.</summary>
internal static class SmtpRules
{
    /// <summary>Null: not a failure that SMTP knows.</summary>
    public static SendOutcome? OutcomeOf(Exception failure, SmtpStage stage) => failure switch
    {
        // A refused greeting, password or certificate is the operator's to mend: the mail is fine and may go then.
        _ when stage == SmtpStage.Connecting && IsKnown(failure) => SendOutcome.Retry,
        SmtpCommandException refusal => OutcomeOf((int)refusal.StatusCode),
        // The server lacks an extension that this mail's address needs.
        NotSupportedException => SendOutcome.Rejected,
        _ when IsKnown(failure) => SendOutcome.Retry,
        _ => null,
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

    /// <summary>By class (RFC 5321 §4.2.1), but for 530 to 538 (RFC 4954 §6), which are about our signing in.</summary>
    private static SendOutcome OutcomeOf(int status) => status is >= 500 and not (>= 530 and <= 538) ? SendOutcome.Rejected : SendOutcome.Retry;

    private static bool IsKnown(Exception failure) => failure
        is CommandException
        or ProtocolException
        or AuthenticationException
        or SslHandshakeException
        or ServiceNotConnectedException
        or ServiceNotAuthenticatedException
        or NotSupportedException
        or SocketException
        or IOException
        or UnauthorizedAccessException
        or System.Security.Cryptography.CryptographicException
        or TimeoutException
        or OperationCanceledException;
}
