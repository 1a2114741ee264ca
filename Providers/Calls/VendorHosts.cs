using System.Text.RegularExpressions;

namespace OrleansNotify.Channels;

/// <summary>Hosts that belong to the vendors alone. Everything else that a setting names is a stranger's URL.</summary>
internal static partial class VendorHosts
{
    public static bool Contains(Uri url) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Known().IsMatch(url.IdnHost);

    // Not all of amazonaws.com: customers' machines have names in it, and those may lead to private addresses.
    [GeneratedRegex(
        @"\A(api(\.[a-z0-9-]+){0,2}\.twilio\.com|graph\.facebook\.com|api(\.eu)?\.sendgrid\.com|(email|sns|sms-voice)\.[a-z0-9-]+\.amazonaws\.com(\.cn)?)\z")]
    private static partial Regex Known();
}
