namespace OrleansNotify.Outbound;

/// <summary>Why a URL is refused when it is saved.</summary>
public static class UrlProblem
{
    /// <summary>Not an absolute URL of visible ASCII characters.</summary>
    public const string Invalid = "url_invalid";

    public const string TooLong = "url_too_long";

    public const string Scheme = "url_scheme";

    /// <summary>It carries a user name or a password.</summary>
    public const string UserInfo = "url_userinfo";

    public const string Fragment = "url_fragment";

    public const string Port = "url_port";

    /// <summary>The host is not a public name.</summary>
    public const string Host = "url_host";

    /// <summary>The host is an address that is not of the public internet.</summary>
    public const string Blocked = "url_blocked";

    /// <summary>The host is this installation itself.</summary>
    public const string Own = "url_own";

    /// <summary>The code in words for the person who typed the URL.</summary>
    public static string Text(string code) => code switch
    {
        TooLong => $"the URL is longer than {OutboundPolicy.MaxUrlLength} characters",
        Scheme => "the URL must start with https://",
        UserInfo => "the URL must not carry a user name or password; send a header instead",
        Fragment => "the URL must not have a fragment",
        Port => "the URL's port is not allowed; use 443 or 8443",
        Host => "the URL's host must be a public name, or an address as four decimal numbers",
        Own => "the URL leads to this server itself; an event would be delivered to where it came from",
        Blocked => "the URL's address is not reachable from here",
        _ => "the URL is not one: visible ASCII characters only, international names as xn--",
    };
}
