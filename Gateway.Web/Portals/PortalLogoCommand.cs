using System.Security.Cryptography;
using OrleansNotify.Http;

namespace OrleansNotify.Portals;

/// <param name="Image">Base64 of a PNG, JPEG or WebP.</param>
/// <param name="Alt">At most 120 characters for those who do not see it; null or empty: the name next to it says as much.</param>
internal sealed record PortalLogoCommand(string? Image, string? Alt)
{
    private const int MaxAlt = 120;
    private const int VersionLength = 16;

    public Problem? Check(out PortalLogo logo)
    {
        logo = null!;
        if ((Alt?.Trim() ?? "") is var alt && (alt.Length > MaxAlt || alt.Any(char.IsControl)))
        {
            return Problems.Invalid("alt_invalid", $"alt has at most {MaxAlt} characters, and no line breaks.");
        }

        var bytes = new byte[LogoImage.MaxBytes];
        if (Image is null || !Convert.TryFromBase64String(Image, bytes, out var length) || length == 0)
        {
            return Problems.Invalid("logo_invalid", $"image is the base64 of at most {LogoImage.MaxBytes} bytes.");
        }

        bytes = bytes[..length];
        if (LogoImage.Read(bytes) is not { } image)
        {
            return Problems.Invalid("logo_invalid", "A logo is a PNG, a JPEG or a WebP that does not move, by its bytes.");
        }

        var version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..VersionLength];
        logo = new PortalLogo(bytes, new PortalLogoFacts(version, image.MediaType, image.Width, image.Height, alt));
        return image.HasGoodSize ? null : Problems.Invalid("logo_invalid", $"A logo has at most {LogoImage.MaxSide} by {LogoImage.MaxSide} pixels.");
    }
}

/// <param name="Version">Another one for other bytes.</param>
/// <param name="Alt">Empty: the name next to it says as much.</param>
internal sealed record PortalLogoView(string Version, string MediaType, int Width, int Height, string Alt)
{
    public static PortalLogoView? Of(PortalLogoFacts? logo) => logo is null ? null : new(logo.Version, logo.MediaType, logo.Width, logo.Height, logo.Alt);
}
