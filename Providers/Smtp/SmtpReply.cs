using System.Globalization;
using System.Text.RegularExpressions;
using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

/// <summary>A server's refusal.</summary>
/// <param name="Status">Its three digits.</param>
/// <param name="EnhancedCode">Of RFC 3463, for example <c>5.1.1</c>; null: it gives none of this class.</param>
/// <param name="Part">What was refused.</param>
internal sealed partial record SmtpReply(int Status, string? EnhancedCode, SmtpErrorCode Part, string Text)
{
    public string Code => EnhancedCode ?? string.Create(CultureInfo.InvariantCulture, $"smtp_{Status}");

    public bool IsTransient => Status is >= 400 and < 500;

    public static SmtpReply Of(SmtpCommandException refusal)
    {
        var status = (int)refusal.StatusCode;
        var enhanced = Enhanced().Match(refusal.Message);
        var isOfClass = enhanced.Success && enhanced.Value[0] - '0' == status / 100;
        return new SmtpReply(status, isOfClass ? enhanced.Value : null, refusal.ErrorCode, refusal.Message);
    }

    // At the beginning alone (RFC 2034 §4): an IP address in the text looks like one too.
    [GeneratedRegex(@"\A[45]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Enhanced();
}
