using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace OrleansNotify.Channels;

internal static class MailRules
{
    /// <summary>
    /// False for a mail that must not leave: a line break or another control character in what becomes a header would begin headers,
    /// or commands, of somebody else's choice.
    /// </summary>
    public static bool TryAddress(OutgoingMail mail, [NotNullWhen(true)] out MailboxAddress? to)
    {
        to = null;
        return !mail.Id.Any(char.IsControl)
            && !mail.Subject.Any(char.IsControl)
            && !mail.To.Any(char.IsControl)
            && MailboxAddress.TryParse(mail.To, out to);
    }
}
