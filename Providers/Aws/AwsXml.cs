using System.Xml;
using System.Xml.Linq;

namespace OrleansNotify.Channels;

/// <summary>Answers of the query protocol, whatever their namespaces and envelopes.</summary>
internal static class AwsXml
{
    /// <summary>The texts of the elements without children by their names; none for what is no XML.</summary>
    public static ILookup<string, string> Texts(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Descendants().Where(element => !element.HasElements)
                .ToLookup(element => element.Name.LocalName, element => element.Value.Trim());
        }
        catch (XmlException)
        {
            return Array.Empty<string>().ToLookup(text => text);
        }
    }
}
