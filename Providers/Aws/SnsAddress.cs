using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrleansNotify.Channels;

/// <summary>
/// Which URLs in a message of SNS are those of SNS: anybody can post a message that names a certificate of theirs, so this check is what the
/// signature stands on. An account with a base address of its own takes that one too.
/// </summary>
internal static partial class SnsAddress
{
    public static bool TryCertificate(string text, Uri? ownBase, [NotNullWhen(true)] out Uri? url)
        => TryParse(text, ownBase, out url) && url.Query.Length == 0 && CertificatePath().IsMatch(url.AbsolutePath);

    public static bool TryConfirmation(string text, Uri? ownBase, [NotNullWhen(true)] out Uri? url)
        => TryParse(text, ownBase, out url) && url.Query.Contains("Action=ConfirmSubscription", StringComparison.Ordinal);

    private static bool TryParse(string text, Uri? ownBase, [NotNullWhen(true)] out Uri? url)
        => Uri.TryCreate(text, UriKind.Absolute, out url)
            && url.UserInfo.Length == 0
            && url.Fragment.Length == 0
            && (IsOfSns(url) || (ownBase is not null && url.GetLeftPart(UriPartial.Authority) == ownBase.GetLeftPart(UriPartial.Authority)));

    private static bool IsOfSns(Uri url) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Host().IsMatch(url.IdnHost);

    [GeneratedRegex(@"\Asns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\A/SimpleNotificationService-[A-Za-z0-9]{1,64}\.pem\z", RegexOptions.CultureInvariant)]
    private static partial Regex CertificatePath();
}
