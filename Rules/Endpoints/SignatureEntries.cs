namespace OrleansNotify.Endpoints;

/// <summary>The entries of one version in a <c>webhook-signature</c>, those that are not base64 of the right length left out.</summary>
internal ref struct SignatureEntries(ReadOnlySpan<char> header, string version, int most)
{
    private ReadOnlySpan<char> _rest = header;
    private int _left = most;

    public bool Next(scoped Span<byte> signature)
    {
        while (!_rest.IsEmpty && _left-- > 0)
        {
            var space = _rest.IndexOf(' ');
            var entry = space < 0 ? _rest : _rest[..space];
            _rest = space < 0 ? [] : _rest[(space + 1)..];
            if (entry.StartsWith(version, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(entry[version.Length..], signature, out var length)
                && length == signature.Length)
            {
                return true;
            }
        }

        return false;
    }
}
