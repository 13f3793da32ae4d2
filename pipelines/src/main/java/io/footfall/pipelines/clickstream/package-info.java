/** The main job: clicks in, stored events and live figures out, slice by slice. */
package io.footfall.pipelines.clickstream;
